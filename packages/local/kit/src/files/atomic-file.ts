import fs from "node:fs";
import { dirname } from "node:path";

import { isGone } from "../process/errors";
import { syncDirectory } from "./directory";
import { DiskError } from "./disk-error";

/** The file's text, or undefined if there is no such file. */
export function readIfPresent(path: string): string | undefined {
  try {
    return fs.readFileSync(path, "utf8");
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/**
 * Replaces a file in one step, readable by its owner only, with the folders above it: a killed process leaves the old
 * content or the new. With `synced` the new one is on the disk before this returns.
 *
 * @throws DiskError if the disk does not take it; the old content stays, and no draft of the new one is left
 */
export function writeAtomically(
  path: string,
  content: string | Uint8Array,
  { synced = false }: { synced?: boolean } = {},
): void {
  const draft = `${path}.${process.pid}.tmp`;
  try {
    fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    fs.writeFileSync(draft, content, { mode: 0o600, flush: synced });
    fs.renameSync(draft, path);
    if (synced) syncDirectory(dirname(path));
  } catch (cause) {
    fs.rmSync(draft, { force: true });
    throw new DiskError(path, cause);
  }
}
