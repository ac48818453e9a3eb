import fs from "node:fs";

/** Waits until the names in a directory are on the disk: a file that was renamed keeps its new one. */
export function syncDirectory(path: string): void {
  const descriptor = fs.openSync(path, "r");
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
