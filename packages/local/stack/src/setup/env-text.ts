import type { Environment } from "../env-file";

const variableLine = /^# [A-Z][A-Z0-9_]*=/;

/** What `.env.example` says above a variable, or above several of which it is one; without the signs of a comment. */
export function explanationOf(name: string, example: string): string {
  const lines = example.split("\n");
  const end = lines
    .slice(
      0,
      lines.findIndex((line) => line.startsWith(`# ${name}=`)),
    )
    .findLastIndex((line) => !variableLine.test(line));
  const start = lines
    .slice(0, end + 1)
    .findLastIndex((line) => !line.startsWith("# ") || variableLine.test(line));
  return lines
    .slice(start + 1, end + 1)
    .map((line) => line.slice(2))
    .join(" ");
}

/**
 * The text of a configuration file with these variables set, each where it stands: in its own line, in the commented
 * one of the example, or at the end. Every other line stays as it is.
 */
export function setVariables(text: string, values: Environment): string {
  let result = text;
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${quoted(value)}`;
    const own = new RegExp(`^(?:export )?${name}=.*$`, "m");
    const commented = new RegExp(`^# ${name}=.*$`, "m");
    // A function, because a value may have signs that mean something in a replacement.
    if (own.test(result)) result = result.replace(own, () => line);
    else if (commented.test(result)) result = result.replace(commented, () => line);
    else result = `${result.replace(/\n*$/, "\n")}${line}\n`;
  }
  return result;
}

function quoted(value: string): string {
  return /^[\w./:@|+-]+$/.test(value) ? value : `"${value.replaceAll('"', '\\"')}"`;
}
