import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isGone } from "../process/gone";

/**
 * The Auth0 app's cookie secret, 64 hexadecimal digits: made once and kept, or a restart signs everybody out. A file
 * that holds anything else is replaced, for the app would not start with it.
 */
export function auth0Secret(stateDir: string): string {
  const file = join(stateDir, "auth0-secret");
  const kept = readIfPresent(file);
  if (kept !== undefined && /^[0-9a-f]{64}$/.test(kept)) return kept;
  const made = randomBytes(32).toString("hex");
  // Under its name at once and whole: half a secret would be there for good.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, made, { mode: 0o600 });
  renameSync(draft, file);
  return made;
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
