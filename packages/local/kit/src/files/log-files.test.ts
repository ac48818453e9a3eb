import fs, { existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, onTestFinished, test, vi } from "vitest";

import { temporaryDirectory } from "../testing/index";
import { AppendOnlyFile, GroupSync, readLines, writeAtomically } from "./index";

describe("the lines of a file", () => {
  const linesOf = (path: string, chunkBytes: number) =>
    [...readLines(path, chunkBytes)].map(({ bytes, ...line }) => ({ ...line, text: bytes.toString() }));

  test.each([1, 2, 3, 5, 7, 1024])("are whole, however little is read at once: %i bytes", (chunkBytes) => {
    const path = join(temporaryDirectory(), "lines");
    writeFileSync(path, "one\n\nzwölf\nunfinished");
    const texts: string[] = [];
    for (const { bytes } of readLines(path, chunkBytes)) texts.push(bytes.toString());
    expect(texts).toEqual(["one", "", "zwölf", "unfinished"]);
    expect([...readLines(path, chunkBytes)].map(({ offset, complete }) => [offset, complete])).toEqual([
      [0, true],
      [4, true],
      [5, true],
      [12, false],
    ]);
  });

  test("are none of an empty file, and one of a lone newline", () => {
    const path = join(temporaryDirectory(), "lines");
    writeFileSync(path, "");
    expect(linesOf(path, 4)).toEqual([]);
    writeFileSync(path, "\n");
    expect(linesOf(path, 4)).toEqual([{ text: "", offset: 0, complete: true }]);
  });

  test("are read of a file that Node does not read at once: of more than 2 GiB", () => {
    const path = join(temporaryDirectory(), "lines");
    writeFileSync(path, "first\n");
    // A hole, which takes no room on the disk.
    truncateSync(path, 2 ** 31 + 10);
    expect(() => readFileSync(path)).toThrow("2 GiB");
    const [line] = readLines(path);
    expect(line?.bytes.toString()).toBe("first");
  });
});

describe("a sync that many share", () => {
  test("is one for all that come while another runs", async () => {
    const running: (() => void)[] = [];
    const sync = vi.fn<() => Promise<void>>(() => new Promise((resolve) => running.push(resolve)));
    const group = new GroupSync(sync);
    const first = group.wait();
    await vi.waitFor(() => expect(sync).toHaveBeenCalledTimes(1));
    const later = [group.wait(), group.wait(), group.wait()];
    running.shift()?.();
    await first;
    await vi.waitFor(() => expect(sync).toHaveBeenCalledTimes(2));
    running.shift()?.();
    await Promise.all(later);
    await group.settled();
    expect(sync).toHaveBeenCalledTimes(2);
  });

  test("rejects for ever once one has failed", async () => {
    let failing = true;
    const group = new GroupSync(async () => {
      if (failing) throw new Error("EIO");
    });
    const [first, second] = [group.wait(), group.wait()];
    await expect(first).rejects.toThrow("EIO");
    await expect(second).rejects.toThrow("EIO");
    failing = false;
    await expect(group.wait()).rejects.toThrow("EIO");
    await group.settled();
  });
});

test("what was added since the last sync is taken back when the disk does not confirm it", async () => {
  const path = join(temporaryDirectory(), "log");
  writeFileSync(path, "zero\n");
  const file = new AppendOnlyFile(path);
  file.append("one\n");
  await file.sync();
  file.append("two\n");
  file.giveUp(new Error("given up"));
  expect(readFileSync(path, "utf8")).toBe("zero\none\n");
  expect(() => file.append("three\n")).toThrow("given up");
  await file.abandon();
});

test("a file that is replaced is on the disk, under its name, if so wanted", () => {
  const directory = temporaryDirectory();
  const path = join(directory, "state");
  const synced = vi.spyOn(fs, "fsyncSync");
  onTestFinished(() => synced.mockRestore());
  writeAtomically(path, "one");
  expect(synced).not.toHaveBeenCalled();
  writeAtomically(path, "two", { synced: true });
  expect(synced).toHaveBeenCalled();
  expect(existsSync(path)).toBe(true);
});
