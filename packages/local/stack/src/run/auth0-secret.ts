import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readIfPresent, writeAtomically } from "@repo/local-kit/files";

/**
 * The Auth0 app's cookie secret, 64 hexadecimal digits: made once and kept, or a restart signs everybody out. A file
 * that holds anything else is replaced, for the app would not start with it.
 */
export function auth0Secret(stateDir: string): string {
  const file = join(stateDir, "auth0-secret");
  const kept = readIfPresent(file);
  if (kept !== undefined && /^[0-9a-f]{64}$/.test(kept)) return kept;
  const made = randomBytes(32).toString("hex");
  // Half a secret would be there for good.
  writeAtomically(file, made);
  return made;
}
