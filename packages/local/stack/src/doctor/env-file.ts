import { existsSync } from "node:fs";
import { basename } from "node:path";
import { misspelt } from "../config/misspelt";
import { type Environment, EnvFileError, readEnvFile, unreadEnvFiles } from "../env-file";
import type { Check } from "./check";

/** Reads the configuration for local work; what cannot be read is a problem, and the rest is checked without it. */
export function checkEnvFile(file: string): { variables: Environment; checks: Check[] } {
  const { variables, check } = read(file);
  const slips = misspelt(Object.keys(variables)).map((found): Check => ({
    subject: ".env.local",
    status: "note",
    found,
  }));
  return { variables, checks: [check, ...slips, ...unreadEnvFiles(file).map(unread)] };
}

function read(file: string): { variables: Environment; check: Check } {
  const subject = ".env.local";
  if (!existsSync(file)) {
    const found = "None, so everything is local. To use real services: npx -y pnpm@12.21.0 run setup";
    return { variables: {}, check: { subject, status: "ok", found } };
  }
  try {
    const variables = readEnvFile(file);
    const names = Object.keys(variables);
    const found =
      names.length > 0
        ? `Read, ${names.length} ${names.length === 1 ? "variable" : "variables"}; the environment wins over it.`
        : "Read; it sets no variable, so everything is local.";
    return { variables, check: { subject, status: "ok", found } };
  } catch (error) {
    if (!(error instanceof EnvFileError)) throw error;
    return { variables: {}, check: { subject, status: "problem", found: error.message } };
  }
}

function unread(file: string): Check {
  const name = basename(file);
  return {
    subject: name,
    status: "note",
    found: `Nobody reads it. Move what it sets to .env.local, or delete it.`,
  };
}
