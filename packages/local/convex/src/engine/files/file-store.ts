import fs from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { DiskError, writeAtomically } from "@repo/local-kit/files";

import { CommitFailed } from "../errors";

/** The content of stored files, by their ids. */
export interface FileStore {
  /** Throws CommitFailed when the disk takes no more. */
  write(id: string, content: Uint8Array): void;
  /** Null if there is none. */
  read(id: string): Promise<Uint8Array | null>;
  remove(id: string): void;
  /** Removes what no document names (any more): a process can die between the two. */
  keepOnly(ids: ReadonlySet<string>): void;
}

interface DiskOptions {
  /** Whether a file is on the disk before it counts. */
  synced: boolean;
  /** Where a recovery keeps the damaged log: what this start would remove, its documents may name. */
  leftOut: string | null;
}

/** One file for each, in a folder of the state folder. */
export function filesOnDisk(stateDir: string, { synced, leftOut }: DiskOptions): FileStore {
  const dir = path.join(stateDir, "files");
  const fileOf = (id: string) => path.join(dir, id);
  const remove = (id: string) => fs.rmSync(fileOf(id), { force: true });
  return {
    write(id, content) {
      try {
        writeAtomically(fileOf(id), content, { synced });
      } catch (error) {
        throw error instanceof DiskError ? new CommitFailed(error.message, { cause: error }) : error;
      }
    },
    read: async (id) => (fs.existsSync(fileOf(id)) ? await readFile(fileOf(id)) : null),
    remove,
    keepOnly(ids) {
      if (!fs.existsSync(dir)) return;
      for (const name of fs.readdirSync(dir)) {
        if (ids.has(name)) continue;
        if (leftOut === null) remove(name);
        else moveInto(`${leftOut}.files`, fileOf(name));
      }
    },
  };
}

function moveInto(folder: string, file: string): void {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  fs.renameSync(file, path.join(folder, path.basename(file)));
}

export function filesInMemory(): FileStore {
  const files = new Map<string, Uint8Array>();
  return {
    write: (id, content) => void files.set(id, content),
    read: async (id) => files.get(id) ?? null,
    remove: (id) => void files.delete(id),
    keepOnly(ids) {
      for (const id of files.keys()) if (!ids.has(id)) files.delete(id);
    },
  };
}
