import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseEnv } from "node:util";
import { isGone } from "@repo/local-kit/errors";

/** Variables by name. */
export type Environment = Record<string, string>;

/** A configuration file that is there and cannot be used. The message says what to do. */
export class EnvFileError extends Error {
  override name = "EnvFileError";
}

/**
 * Reads a dotenv file; a file that does not exist holds nothing. UTF-8 and UTF-16 with a byte order mark, which
 * editors on Windows write, are read as what they are.
 * @throws EnvFileError when it cannot be read as variables: nothing somebody configured may be ignored in silence
 */
export function readEnvFile(path: string): Environment {
  const bytes = readBytes(path);
  if (bytes === undefined) return {};
  const text = decode(bytes, basename(path));
  refuseUnread(text, basename(path));
  return withoutBlanks(parseEnv(text));
}

/** The files beside it that look like configuration for this workspace, and that nobody reads. */
export function unreadEnvFiles(path: string): string[] {
  const read = new Set([basename(path), ".env.example"]);
  return readdirSync(dirname(path))
    .filter((name) => /^\.env($|[.~])/.test(name) && !read.has(name))
    .map((name) => join(dirname(path), name));
}

/** A variable left blank (`NAME=`) counts as unset, as in an `.env.example` filled in by half. */
export function withoutBlanks(variables: NodeJS.Dict<string>): Environment {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => {
      const trimmed = value?.trim() ?? "";
      return trimmed === "" ? [] : [[name, trimmed]];
    }),
  );
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isGone(error)) return undefined;
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const name = basename(path);
    if (code === "EISDIR")
      throw new EnvFileError(`${name} is a folder. Make it a file: cp .env.example ${name}`);
    if (code === "EACCES") throw new EnvFileError(`${name} may not be read. Allow it: chmod u+r ${name}`);
    throw error;
  }
}

function decode(bytes: Buffer, name: string): string {
  const encoding = encodingOf(bytes);
  try {
    // A TextDecoder drops the byte order mark; kept, it would be part of the first variable's name.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new EnvFileError(`${name} is neither UTF-8 nor UTF-16 text. Save it as UTF-8.`);
  }
}

/** UTF-16 is known by its byte order mark, or by the zero bytes that ASCII has in it. */
function encodingOf(bytes: Buffer): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.length >= 2 && bytes[1] === 0) return "utf-16le";
  if (bytes.length >= 2 && bytes[0] === 0) return "utf-16be";
  return "utf-8";
}

/** Lines that set nothing, outside of quoted values: what a dotenv reader passes over without a word. */
function refuseUnread(text: string, name: string): void {
  const quoted = /^\s*(?:export\s+)?[\w.-]+\s*=\s*(?:"[^"]*"|'[^']*'|`[^`]*`)[^\n]*$/gm;
  const rest = text.replaceAll(/\r\n?/g, "\n").replaceAll(quoted, (match) => match.replaceAll(/[^\n]/g, ""));
  for (const [index, line] of rest.split("\n").entries()) {
    if (/^\s*(#|$)/.test(line) || /^\s*(export\s+)?[A-Za-z_][\w.-]*\s*=/.test(line)) continue;
    const variable = /^\s*([A-Za-z_]\w*)/.exec(line)?.[1];
    const hint = variable === undefined ? "Write NAME=value." : `Write ${variable}=value.`;
    // The line itself stays out of the message: it may hold a secret.
    throw new EnvFileError(`${name}, line ${index + 1}: this sets no variable. ${hint}`);
  }
}
