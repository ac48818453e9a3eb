import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

/** What Vercel gives a function at most, unpacked. https://vercel.com/docs/functions/limitations */
const largestFunctionBytes = 250 * 1024 * 1024;
const mebi = 1024 * 1024;

/** What a built output is to be checked for. */
export interface Expectation {
  /** The runtime of every function, as in `nodejs24.x`. */
  runtime: string;
  /** Values that nobody but the server may have, by the variable's name. */
  secrets: Readonly<Record<string, string>>;
  /** Addresses of this machine that no browser may be led to, by the variable's name. */
  localAddresses: Readonly<Record<string, string>>;
}

/** What is in the output of `vercel build`, and what is wrong with it. */
export interface Inspection {
  facts: string[];
  problems: string[];
}

interface FunctionConfig {
  runtime: string;
  filePathMap?: Record<string, string>;
}

/**
 * Inspects what `vercel build` left, which is what `vercel deploy --prebuilt` sends.
 *
 * @param output the folder with `config.json`, https://vercel.com/docs/build-output-api
 * @param root where the functions' files outside of it are
 */
export function inspectOutput(output: string, root: string, expected: Expectation): Inspection {
  const functions = filesBelow(join(output, "functions"))
    .filter((file) => file.endsWith(".vc-config.json"))
    .map((file) => inspectFunction(file, join(output, "functions"), root));
  const files = filesBelow(join(output, "static"));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const largest = functions.toSorted((a, b) => b.bytes - a.bytes)[0];
  return {
    facts: [
      `${functions.length} functions on ${[...new Set(functions.map(({ runtime }) => runtime))].join(", ")}; the largest, ${largest?.name ?? "none"}, has ${toMebi(largest?.bytes ?? 0)} MiB.`,
      `${files.length} static files, ${toMebi(bytes)} MiB.`,
    ],
    problems: [
      ...functions.flatMap(({ name, runtime, bytes: size }) => [
        ...(runtime === expected.runtime || runtime === "edge"
          ? []
          : [
              `The function ${name} runs on ${runtime}, not on ${expected.runtime}: set Node in the project's settings.`,
            ]),
        ...(size <= largestFunctionBytes
          ? []
          : [`The function ${name} has ${toMebi(size)} MiB, more than Vercel takes.`]),
      ]),
      ...(functions.length > 0 && files.length > 0
        ? []
        : ["The output has no function or no static file: `vercel build` did not build this app."]),
      ...headerProblems(output),
      ...contentProblems(output, files, expected),
    ],
  };
}

function inspectFunction(file: string, below: string, root: string) {
  const config = JSON.parse(readFileSync(file, "utf8")) as FunctionConfig;
  const folder = join(file, "..");
  const own = filesBelow(folder).reduce((sum, path) => sum + statSync(path).size, 0);
  const mapped = Object.values(config.filePathMap ?? {}).reduce((sum, path) => {
    const status = statSync(join(root, path), { throwIfNoEntry: false });
    return sum + (status?.isFile() ? status.size : 0);
  }, 0);
  return { name: relative(below, folder), runtime: config.runtime, bytes: own + mapped };
}

/** The headers that each app's next.config sets must have become the output's. */
function headerProblems(output: string): string[] {
  const text = readFileSync(join(output, "config.json"), "utf8");
  const { routes = [] } = JSON.parse(text) as { routes?: { headers?: Record<string, string> }[] };
  const names = new Set(
    routes.flatMap(({ headers }) => Object.keys(headers ?? {}).map((name) => name.toLowerCase())),
  );
  return ["content-security-policy", "x-content-type-options", "referrer-policy"]
    .filter((name) => !names.has(name))
    .map((name) => `No route sets the header ${name}: next.config's headers are not in the output.`);
}

function contentProblems(output: string, files: readonly string[], expected: Expectation): string[] {
  const secrets = Object.entries(expected.secrets).filter(([, value]) => value !== "");
  const addresses = Object.entries(expected.localAddresses).map(
    ([variable, url]) => [variable, new URL(url).host] as const,
  );
  return files.flatMap((file) => {
    const text = readFileSync(file, "latin1");
    const name = relative(output, file);
    const leaked = secrets
      .filter(([, value]) => text.includes(value))
      .map(([variable]) => `${name}, which everybody can read, has the value of ${variable}.`);
    const local = addresses
      .filter(([, host]) => text.includes(host))
      .map(
        ([variable, host]) => `${name} has ${host}, the value of ${variable} and an address of this machine.`,
      );
    return [...leaked, ...local];
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function toMebi(bytes: number): string {
  return (bytes / mebi).toFixed(1);
}
