import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";

import { loadPushed } from "./load-pushed";
import type { PushedProject } from "./pushed-functions";

const project: PushedProject = {
  definition: null,
  modules: [{ path: "answer.js", source: "export const answer = 42;", environment: "isolate" }],
  components: [],
};

let stateDir: string;

beforeEach(() => {
  stateDir = temporaryDirectory();
});

/** What is written below these folders does not fit on their disk, until the test ends. */
function fill(...folders: string[]): void {
  const { writeFile } = fs;
  const spy = vi.spyOn(fs, "writeFile").mockImplementation(async (file, ...rest) => {
    if (typeof file === "string" && folders.some((folder) => file.startsWith(folder))) {
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    }
    await writeFile(file, ...rest);
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    spy.mockRestore();
    syncBuiltinESMExports();
  });
}

test("functions that were pushed are served from a full disk, too", async () => {
  fill(stateDir);
  const generation = await loadPushed(project, path.join(stateDir, "generations"));
  onTestFinished(() => generation.remove());
  expect(generation.modules["answer"]?.["answer"]).toBe(42);
});

test("where there is no room for them anywhere, it is said what to do", async () => {
  fill(tmpdir());
  const loading = loadPushed(project, path.join(stateDir, "generations"));
  await expect(loading).rejects.toThrow(`Cannot write to ${path.join(stateDir, "generations")}`);
  await expect(loading).rejects.toThrow("Free some space");
});
