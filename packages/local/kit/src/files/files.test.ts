import fs, { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, onTestFinished, test, vi } from "vitest";

import { fillDisk, temporaryDirectory } from "../testing/index";
import { AppendOnlyFile, DiskError, readIfPresent, writeAtomically } from "./index";

describe("a file that is replaced", () => {
  test("is its owner's, with the folders above it", () => {
    const path = join(temporaryDirectory(), "a", "b");
    expect(readIfPresent(path)).toBeUndefined();
    writeAtomically(path, "one");
    writeAtomically(path, "two");
    expect(readIfPresent(path)).toBe("two");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, ".."))).toEqual(["b"]);
  });

  test("is as it was, without a draft beside it, when the disk is full at any step", () => {
    const directory = temporaryDirectory();
    const path = join(directory, "state.json");
    writeAtomically(path, "old");
    for (const step of ["writeFileSync", "renameSync"] as const) {
      const full = vi.spyOn(fs, step).mockImplementation(() => {
        throw new Error("ENOSPC: no space left on device");
      });
      onTestFinished(() => full.mockRestore());
      expect(() => writeAtomically(path, "new")).toThrow(DiskError);
      expect(() => writeAtomically(path, "new")).toThrow(path);
      full.mockRestore();
    }
    expect(readFileSync(path, "utf8")).toBe("old");
    expect(readdirSync(directory)).toEqual(["state.json"]);
  });
});

test("lines that the disk refuses are not there, not even in part, and later ones are", () => {
  const path = join(temporaryDirectory(), "log");
  const file = new AppendOnlyFile(path);
  file.append("one\n");
  const restore = fillDisk();
  expect(() => file.append("two\nthree\n")).toThrow("Free some space on this disk");
  restore();
  file.append("four\n");
  file.close();
  expect(readFileSync(path, "utf8")).toBe("one\nfour\n");
});
