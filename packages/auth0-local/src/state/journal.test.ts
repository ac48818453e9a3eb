import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { directoryForTest } from "../testing/tenants";
import { openJournal } from "./journal";

const lineCount = (path: string) => readFileSync(path, "utf8").split("\n").length - 1;

describe("the journal", () => {
  it("has every change on disk at once", () => {
    const path = join(directoryForTest(), "journal");
    const writer = openJournal<number>(path, () => true);
    writer.set("a", 1);
    writer.set("b", 2);
    writer.set("a", 3);
    writer.delete("b");
    expect([...openJournal<number>(path, () => true).entries()]).toEqual([["a", 3]]);
    writer.close();
  });

  it("stays small however often a value changes", () => {
    const path = join(directoryForTest(), "journal");
    const journal = openJournal<number>(path, () => true);
    for (let value = 0; value < 10_000; value += 1) journal.set("counter", value);
    expect(lineCount(path)).toBeLessThan(1100);
    journal.close();
    expect(openJournal<number>(path, () => true).get("counter")).toBe(9999);
  });

  it("forgets what is not worth keeping", () => {
    const path = join(directoryForTest(), "journal");
    const journal = openJournal<number>(path, () => true);
    journal.set("old", 1);
    journal.set("new", 2);
    journal.close();
    const reopened = openJournal<number>(path, (value) => value > 1);
    expect([...reopened.entries()]).toEqual([["new", 2]]);
    expect(lineCount(path)).toBe(1);
    reopened.close();
  });
});
