/** A file that stays and cannot do without something that goes. */
export class ReferenceError extends Error {
  override name = "ReferenceError";
}

const imports =
  /^(?:import|export)\s+(?:type\s+)?(?<clause>[^;"']*?)\s+from\s+"(?<from>[^"]+)";\n|^import\s+"(?<effect>[^"]+)";\n/gm;

/**
 * Takes the imports of modules that go out of a source text, and with them what they brought from every list it stands
 * in: an element, a property of its name or with it as value, a call or a spread.
 *
 * @param isGone whether the module of a specifier goes
 * @throws ReferenceError when something is left that needs what is gone
 */
export function dropReferences(text: string, isGone: (specifier: string) => boolean, file: string): string {
  const names: string[] = [];
  let rest = text.replaceAll(imports, (statement: string, ...found: unknown[]) => {
    const groups = found.at(-1) as { clause?: string; from?: string; effect?: string };
    if (!isGone(groups.from ?? groups.effect ?? "")) return statement;
    if (statement.startsWith("import")) names.push(...localNames(groups.clause ?? ""));
    return "";
  });
  for (const name of names) rest = dropFromLists(rest, name);
  const left = names.find((name) => new RegExp(`\\b${name}\\b`).test(withoutComments(rest)));
  if (left !== undefined) {
    throw new ReferenceError(
      `${file} still uses ${left}, which goes. Put what needs it into a file that is named after its part, or mark the lines with "only: …".`,
    );
  }
  return rest;
}

/** The names that an import clause brings: `a`, `{ b, type C as D }`, `* as e`. */
function localNames(clause: string): string[] {
  return clause
    .replaceAll(/[{}]/g, ",")
    .split(",")
    .map(
      (entry) =>
        entry
          .trim()
          .replace(/^type\s+/, "")
          .split(/\s+as\s+/)
          .at(-1) ?? "",
    )
    .filter((name) => name !== "" && name !== "*");
}

function dropFromLists(text: string, name: string): string {
  const element = String.raw`(?:\.\.\.|["\w-]+: )?\b${name}\b(?:\([^()\n]*\))?`;
  return text
    .replaceAll(new RegExp(String.raw`(?<=[[{(,]\s*)${element},\s*`, "g"), "")
    .replaceAll(new RegExp(String.raw`,\s*${element}(?=\s*[\]})])`, "g"), "");
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
}
