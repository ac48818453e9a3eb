import { type Part, parts } from "./parts";

/** A mark that cannot be followed: an unknown name, or an end without a beginning. */
export class MarkError extends Error {
  override name = "MarkError";
}

/** `only: app-clerk`, as the comment of any language that is used here, at the end of a line or on one of its own. */
const mark =
  /[ \t]*(?:\/\/|#|<!--|\{\/\*|\/\*)[ \t]*only: (?<name>[a-z0-9-]+)[ \t]*(?:-->|\*\/\}|\*\/)?[ \t]*$/;

/**
 * Follows the marks of a text. A line that ends in one belongs to the part that it names; a mark on a line of its own
 * begins lines that do, until the next such mark, of which the last is `only: end`. What belongs to a part that goes is
 * left out, and so is every mark.
 *
 * @throws MarkError with the line
 */
export function followMarks(text: string, gone: readonly Part[], file: string): string {
  const kept: string[] = [];
  let block: Part | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    const found = mark.exec(line);
    const name = found?.groups?.name;
    const rest = found === null ? line : line.slice(0, found.index);
    if (name === undefined) {
      if (block === undefined || !gone.includes(block)) kept.push(line);
      continue;
    }
    const at = `${file}, line ${index + 1}`;
    const standsAlone = rest.trim() === "";
    if (name === "end") {
      if (block === undefined || !standsAlone) throw new MarkError(`${at}: "only: end" ends nothing.`);
      block = undefined;
      continue;
    }
    const part = parts.find((known) => known === name);
    if (part === undefined) {
      throw new MarkError(`${at}: "only: ${name}" names no part. There are ${parts.join(", ")}, and end.`);
    }
    if (standsAlone) block = part;
    else if (!gone.includes(part) && (block === undefined || !gone.includes(block))) kept.push(rest);
  }
  if (block !== undefined) throw new MarkError(`${file}: "only: ${block}" is never ended by "only: end".`);
  return kept.join("\n");
}
