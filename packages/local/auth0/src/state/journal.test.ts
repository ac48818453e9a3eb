import fs, { appendFileSync, readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { temporaryDirectory } from "@repo/local-kit/testing";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openJournal } from "./journal";

const lineCount = (path: string) => readFileSync(path, "utf8").split("\n").length - 1;

describe("the journal", () => {
  it("has every change on disk at once", () => {
    const path = join(temporaryDirectory(), "journal");
    const writer = openJournal<number>(path, () => true);
    writer.set("a", 1);
    writer.set("b", 2);
    writer.set("a", 3);
    writer.delete("b");
    expect([...openJournal<number>(path, () => true).entries()]).toEqual([["a", 3]]);
    writer.close();
  });

  it("stays small however often a value changes", () => {
    const path = join(temporaryDirectory(), "journal");
    const journal = openJournal<number>(path, () => true);
    for (let value = 0; value < 10_000; value += 1) journal.set("counter", value);
    expect(lineCount(path)).toBeLessThan(1100);
    journal.close();
    expect(openJournal<number>(path, () => true).get("counter")).toBe(9999);
  });

  it("forgets what is not worth keeping", () => {
    const path = join(temporaryDirectory(), "journal");
    const journal = openJournal<number>(path, () => true);
    journal.set("old", 1);
    journal.set("new", 2);
    journal.close();
    const reopened = openJournal<number>(path, (value) => value > 1);
    expect([...reopened.entries()]).toEqual([["new", 2]]);
    expect(lineCount(path)).toBe(1);
    reopened.close();
  });

  it("ignores a last line that a crash cut short, be it in the middle of a character", () => {
    const path = join(temporaryDirectory(), "journal");
    const journal = openJournal<string>(path, () => true);
    journal.set("a", "1");
    journal.close();
    appendFileSync(path, Buffer.from('["b","ü').subarray(0, -1));
    const reopened = openJournal<string>(path, () => true);
    reopened.set("c", "3");
    reopened.close();
    expect([...openJournal<string>(path, () => true).entries()]).toEqual([
      ["a", "1"],
      ["c", "3"],
    ]);
  });
});

describe("a disk that is almost full", () => {
  const write = fs.writeSync;

  /** From now on each write takes at most `most` bytes, and only `space` are left altogether. */
  function limitDisk(most: number, space = Infinity) {
    let left = space;
    const spy = vi.spyOn(fs, "writeSync");
    spy.mockImplementation((descriptor: number, bytes: unknown, offset?: unknown) => {
      if (!(bytes instanceof Buffer)) throw new Error("a journal writes buffers");
      if (left === 0) throw new Error("ENOSPC: no space left on device");
      const from = Number(offset ?? 0);
      const written = write(descriptor, bytes, from, Math.min(most, left, bytes.length - from));
      left -= written;
      return written;
    });
    onTestFinished(() => spy.mockRestore());
    return spy;
  }

  it("gets a line that it takes piece by piece", () => {
    const path = join(temporaryDirectory(), "journal");
    const journal = openJournal<string>(path, () => true);
    limitDisk(3);
    journal.set("a", "a long value");
    journal.set("b", "ü");
    journal.close();
    expect([...openJournal<string>(path, () => true).entries()]).toEqual([
      ["a", "a long value"],
      ["b", "ü"],
    ]);
  });

  it("refuses a change as a whole, and takes the next one when there is space again", () => {
    const path = join(temporaryDirectory(), "journal");
    const journal = openJournal<string>(path, () => true);
    journal.set("a", "1");
    const full = limitDisk(100, 5);
    expect(() => journal.set("b", "2")).toThrow("Free some space on this disk");
    expect(() => journal.delete("a")).toThrow("Free some space on this disk");
    expect([...journal.entries()]).toEqual([["a", "1"]]);
    expect(readFileSync(path, "utf8")).toBe('["a","1"]\n');
    full.mockRestore();
    journal.set("c", "3");
    journal.close();
    expect([...openJournal<string>(path, () => true).entries()]).toEqual([
      ["a", "1"],
      ["c", "3"],
    ]);
  });

  it("refuses the change for which it has no room to tidy up", () => {
    const path = join(temporaryDirectory(), "journal");
    const journal = openJournal<number>(path, () => true);
    const rename = vi.spyOn(fs, "renameSync").mockImplementation(() => {
      throw new Error("ENOSPC: no space left on device");
    });
    syncBuiltinESMExports();
    onTestFinished(() => {
      rename.mockRestore();
      syncBuiltinESMExports();
    });
    let last = -1;
    const fill = () => {
      for (let value = 0; value < 2_000; value += 1) {
        journal.set("counter", value);
        last = value;
      }
    };
    expect(fill).toThrow("ENOSPC");
    expect(journal.get("counter")).toBe(last);
    journal.close();
    rename.mockRestore();
    syncBuiltinESMExports();
    expect(openJournal<number>(path, () => true).get("counter")).toBe(last);
  });

  it("takes nothing more once half a line cannot be removed, and a restart drops that half", () => {
    const path = join(temporaryDirectory(), "journal");
    const journal = openJournal<string>(path, () => true);
    journal.set("a", "1");
    const full = limitDisk(100, 5);
    const truncate = vi.spyOn(fs, "ftruncateSync").mockImplementation(() => {
      throw new Error("EIO: i/o error");
    });
    onTestFinished(() => truncate.mockRestore());
    expect(() => journal.set("b", "2")).toThrow("Free some space on this disk");
    full.mockRestore();
    expect(() => journal.set("c", "3")).toThrow("restart, which drops it");
    journal.close();
    expect([...openJournal<string>(path, () => true).entries()]).toEqual([["a", "1"]]);
  });
});
