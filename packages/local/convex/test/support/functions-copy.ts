import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { onTestFinished } from "vitest";

import { FUNCTIONS_DIR } from "./deployment";

export interface FunctionsCopy {
  dir: string;
  /** Writes a file, or deletes it with null. */
  write(file: string, text: string | null): Promise<void>;
  replace(file: string, from: string, to: string): Promise<void>;
}

/** A copy of a functions folder to change, by default of `test/convex`: inside this package, so that its imports resolve. */
export async function copyFunctions(from = FUNCTIONS_DIR): Promise<FunctionsCopy> {
  const parent = path.resolve(import.meta.dirname, "../../node_modules/.cache/convex-local-tests");
  await mkdir(parent, { recursive: true });
  const root = await mkdtemp(path.join(parent, "copy-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const dir = path.join(root, "convex");
  await cp(from, dir, { recursive: true });
  const write = async (file: string, text: string | null) => {
    const target = path.join(dir, file);
    if (text === null) return await rm(target);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  };
  return {
    dir,
    write,
    async replace(file, from, to) {
      const text = await readFile(path.join(dir, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
      await write(file, text.replace(from, to));
    },
  };
}
