import { watch, type FSWatcher } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";

import { errorCode } from "@repo/local-kit/errors";

/** An editor saves in several steps, and a checkout touches many files: one reload for all of them. Milliseconds. */
const DEBOUNCE_MS = 40;

/**
 * Calls `onChange` soon after files change anywhere in a folder.
 *
 * Each folder has its own watcher: on Linux, Node 20's recursive one watches files, and loses a file that an editor
 * replaces by renaming.
 */
export async function watchFolder(root: string, onChange: () => void): Promise<{ close(): void }> {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const forget = (dir: string) => {
    watchers.get(dir)?.close();
    watchers.delete(dir);
  };

  const watchNewFolders = async () => {
    for (const dir of await foldersIn(root)) {
      if (closed || watchers.has(dir)) continue;
      const watcher = watch(dir, onEvent);
      // A folder that is deleted while it is watched.
      watcher.on("error", () => forget(dir));
      watchers.set(dir, watcher);
    }
  };

  const settle = async () => {
    const folders = new Set(await foldersIn(root));
    for (const dir of watchers.keys()) if (!folders.has(dir)) forget(dir);
    await watchNewFolders();
    if (!closed) onChange();
  };

  function onEvent() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      settle().catch((error: unknown) => console.error(`convex-local: cannot watch ${root}:`, error));
    }, DEBOUNCE_MS);
  }

  await watchNewFolders();
  return {
    close() {
      closed = true;
      clearTimeout(timer);
      for (const dir of watchers.keys()) forget(dir);
    },
  };
}

async function foldersIn(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory());
    return [root, ...folders.map((entry) => path.join(entry.parentPath, entry.name))];
  } catch (error) {
    // A folder that vanished between two steps; its own event follows.
    if (errorCode(error) === "ENOENT") return [root];
    throw error;
  }
}
