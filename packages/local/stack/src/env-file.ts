import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { isGone } from "./process/gone";

/** Variables by name. */
export type Environment = Record<string, string>;

/** Reads a dotenv file; a file that does not exist holds nothing. */
export function readEnvFile(path: string): Environment {
  try {
    return withoutBlanks(parseEnv(readFileSync(path, "utf8")));
  } catch (error) {
    if (isGone(error)) return {};
    throw error;
  }
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
