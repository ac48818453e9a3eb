import fs from "node:fs";
import path from "node:path";

import { fillDisk, temporaryDirectory } from "@repo/local-kit/testing";
import { beforeEach, describe, expect, test, vi } from "vitest";

import { createEngine } from "../engine";
import { item, mutate, mutateToId, query, startEngine } from "../testing/engine";
import { formatOf } from "./line-format";

let stateDir: string;
let logFile: string;

beforeEach(() => {
  stateDir = temporaryDirectory();
  logFile = path.join(stateDir, "convex.log");
});

const list = { list: "a" };

/** A log with "x", "y" and "z", a line each: the last three. */
async function writeLog(): Promise<string[]> {
  const engine = await startEngine(stateDir);
  for (const name of ["x", "y", "z"]) await mutate(engine, "items:add", item(name));
  await engine.close();
  return fs.readFileSync(logFile, "utf8").split("\n").slice(0, -1);
}

function writeLines(lines: readonly string[]): void {
  fs.writeFileSync(logFile, lines.map((line) => `${line}\n`).join(""));
}

/** The line with the document "y", counted from 0, and from 1 as messages do. */
const Y = -2;
const numberOf = (lines: readonly string[], index: number) => lines.length + index + 1;

/** How to damage a log, and what is said of it. */
const damages: Record<string, { damage: (lines: string[]) => string[]; reason: string; line: number }> = {
  "a changed letter": {
    damage: (lines) => lines.with(Y, (lines.at(Y) ?? "").replace('"y"', '"n"')),
    reason: "its checksum does not match: it was changed after it was written",
    line: Y,
  },
  "a changed number": {
    damage: (lines) => lines.with(Y, (lines.at(Y) ?? "").replace(/^(\S+) \d+/, "$1 3")),
    reason: "its checksum does not match",
    line: Y,
  },
  "a missing line": {
    damage: (lines) => lines.toSpliced(Y, 1),
    reason: "a line before it is missing or was moved",
    line: Y,
  },
  "a line that is there twice": {
    damage: (lines) => lines.toSpliced(Y, 0, lines.at(Y) ?? ""),
    reason: "again: a line was repeated or moved",
    line: Y + 1,
  },
  "lines in another order": {
    damage: (lines) => [...lines.slice(0, Y), ...lines.slice(Y).reverse()],
    reason: "a line before it is missing or was moved",
    line: Y,
  },
  "half a line in the middle": {
    damage: (lines) => lines.with(Y, (lines.at(Y) ?? "").slice(0, 40)),
    reason: "its checksum does not match",
    line: Y,
  },
  "an empty line in the middle": {
    damage: (lines) => lines.toSpliced(Y, 0, ""),
    reason: "its checksum does not match",
    line: Y,
  },
  "a missing end": {
    damage: (lines) => lines.slice(0, Y),
    reason: "it is missing: the log had",
    line: Y,
  },
};

describe("a damaged log", () => {
  test.each(Object.entries(damages))("is refused with its line and what is wrong: %s", async (_, it) => {
    const lines = await writeLog();
    writeLines(it.damage(lines));
    const starting = createEngine({ stateDir });
    await expect(starting).rejects.toThrow(`Line ${numberOf(lines, it.line)} of ${logFile} is damaged`);
    await expect(starting).rejects.toThrow(it.reason);
    await expect(starting).rejects.toThrow("--recover");
  });

  test("is refused when it is cut in the middle of a line, or empty", async () => {
    const lines = await writeLog();
    const whole = fs.readFileSync(logFile);
    const last = whole.lastIndexOf("\n", whole.length - 2) + 1;
    fs.writeFileSync(logFile, whole.subarray(0, last + 10));
    await expect(createEngine({ stateDir })).rejects.toThrow(
      `it is missing: the log had ${lines.length} lines, and was cut off`,
    );
    fs.writeFileSync(logFile, "");
    await expect(createEngine({ stateDir })).rejects.toThrow("the file is empty, which a log never is");
  });

  test("is refused when it is gone, unless it is to begin anew", async () => {
    await writeLog();
    fs.rmSync(logFile);
    await expect(createEngine({ stateDir })).rejects.toThrow(`${logFile} is gone, and with it all data`);
    const engine = await startEngine(stateDir, { recover: true });
    expect(await query(engine, "items:list", list)).toEqual([]);
    await engine.close();
    await startEngine(stateDir);
  });

  test("is refused for a header that is none, or another log's or version's", async () => {
    const lines = await writeLog();
    const header = JSON.parse(lines[0] ?? "");
    const withHeader = async (text: string) => {
      writeLines(lines.with(0, text));
      return await createEngine({ stateDir });
    };
    await expect(withHeader('{"other":"file"}')).rejects.toThrow("it is not the header of a log");
    await expect(withHeader("no JSON")).rejects.toThrow("it is not the header of a log");
    await expect(withHeader(JSON.stringify({ ...header, version: 3 }))).rejects.toThrow("another version");
    await expect(withHeader(JSON.stringify({ ...header, id: "0" }))).rejects.toThrow("it was changed");
    writeLines(lines.with(0, formatOf(lines[0] ?? "").header));
    expect(await query(await startEngine(stateDir), "items:list", list)).toEqual(["x", "y", "z"]);
  });

  test("is refused for records that no process of this program has written", async () => {
    const lines = await writeLog();
    const format = formatOf(lines[0] ?? "");
    const forged = (record: object) =>
      format
        .encode(JSON.stringify(record), lines.length + 1)
        .toString()
        .trimEnd();
    for (const [record, reason] of [
      [{ unknown: true }, "it is no record this program knows"],
      [{ ts: "1", writes: [] }, "its timestamp is older than the one before"],
      [{ ts: String(2n ** 61n), writes: [["no id", {}]] }, "is not an id of a known table"],
    ] as const) {
      writeLines([...lines, forged(record)]);
      await expect(createEngine({ stateDir })).rejects.toThrow(reason);
    }
  });
});

describe("--recover", () => {
  test.each(Object.entries(damages))(
    "keeps what is before the damage, and all of it beside: %s",
    async (_, it) => {
      const lines = await writeLog();
      writeLines(it.damage(lines));
      const damaged = fs.readFileSync(logFile);
      const said = vi.spyOn(console, "error").mockReturnValue();
      const engine = await startEngine(stateDir, { recover: true });
      const kept = it.line === Y ? ["x"] : ["x", "y"];
      expect(await query(engine, "items:list", list)).toEqual(kept);

      const line = numberOf(lines, it.line);
      const aside = fs.readdirSync(stateDir).find((name) => name.includes("damaged")) ?? "";
      const leftOut = damaged.toString().split("\n").length - line;
      const bytes = damaged.length - lines.slice(0, line - 1).join("\n").length - 1;
      expect(said.mock.calls.join("\n")).toContain(`was damaged in line ${line}`);
      expect(said.mock.calls.join("\n")).toContain(
        `the ${line - 2} records before it; left out are ${leftOut} lines, ${bytes} bytes`,
      );
      expect(said.mock.calls.join("\n")).toContain(path.join(stateDir, aside));
      said.mockRestore();
      expect(fs.readFileSync(path.join(stateDir, aside))).toEqual(damaged);

      await mutate(engine, "items:add", item("after"));
      await engine.close();
      const next = await startEngine(stateDir);
      expect(await query(next, "items:list", list)).toEqual([...kept, "after"]);
    },
  );

  test("begins anew where nothing can be trusted", async () => {
    await writeLog();
    fs.writeFileSync(logFile, "");
    const said = vi.spyOn(console, "error").mockReturnValue();
    const engine = await startEngine(stateDir, { recover: true });
    said.mockRestore();
    expect(await query(engine, "items:list", list)).toEqual([]);
    await mutate(engine, "items:add", item("after"));
    await engine.close();
    expect(await query(await startEngine(stateDir), "items:list", list)).toEqual(["after"]);
  });

  test("changes nothing on a full disk, and says what to do", async () => {
    const lines = await writeLog();
    writeLines(lines.slice(0, -1));
    const [before, names] = [fs.readFileSync(logFile), fs.readdirSync(stateDir)];
    const restore = fillDisk();
    await expect(createEngine({ stateDir, recover: true })).rejects.toThrow("Free some space on this disk");
    restore();
    expect(fs.readFileSync(logFile)).toEqual(before);
    expect(fs.readdirSync(stateDir)).toEqual(names);
  });

  test("changes nothing of a log that is whole, and says so", async () => {
    await writeLog();
    const before = fs.readFileSync(logFile);
    const said = vi.spyOn(console, "error").mockReturnValue();
    const engine = await startEngine(stateDir, { recover: true });
    expect(said.mock.calls.join("\n")).toContain("there is nothing to recover");
    said.mockRestore();
    expect(fs.readFileSync(logFile)).toEqual(before);
    expect(await query(engine, "items:list", list)).toEqual(["x", "y", "z"]);
  });

  test("keeps the content of stored files whose documents are left out", async () => {
    const first = await startEngine(stateDir);
    await mutate(first, "items:add", item("x"));
    const content = new Uint8Array([1, 2, 3]);
    const id = await first.files.store({ content, contentType: null });
    await first.close();
    const whole = fs.readFileSync(logFile, "utf8");
    fs.writeFileSync(logFile, whole.replace(`"size":`, `"sise":`));

    const said = vi.spyOn(console, "error").mockReturnValue();
    const engine = await startEngine(stateDir, { recover: true });
    said.mockRestore();
    expect(await engine.files.read(id)).toBeNull();
    const aside = fs.readdirSync(stateDir).find((name) => name.endsWith(".files")) ?? "";
    expect(fs.readFileSync(path.join(stateDir, aside, id))).toEqual(Buffer.from(content));
  });
});

describe("a log whose end is missing", () => {
  /** As if the machine had been started again since the mark was written. */
  function pretendRestart(): void {
    const file = `${logFile}.end`;
    const mark = { ...JSON.parse(fs.readFileSync(file, "utf8")), boot: "an earlier one", synced: 3 };
    fs.writeFileSync(file, JSON.stringify(mark));
  }

  test("after a power failure is taken as it is, and how much is lost is said", async () => {
    const lines = await writeLog();
    pretendRestart();
    writeLines(lines.slice(0, -1));
    const said = vi.spyOn(console, "error").mockReturnValue();
    const engine = await startEngine(stateDir);
    expect(said.mock.calls.join("\n")).toContain("the last 1 records were on the disk: they are lost");
    said.mockRestore();
    expect(await query(engine, "items:list", list)).toEqual(["x", "y"]);
  });

  test("is refused after a power failure as well for what was surely on the disk", async () => {
    const lines = await writeLog();
    pretendRestart();
    writeLines(lines.slice(0, 2));
    await expect(createEngine({ stateDir })).rejects.toThrow("the log had 3 lines, and was cut off");
  });
});

test("a log of the first version, without checksums, opens, goes on, and its damages are found", async () => {
  const engine = await startEngine(stateDir);
  const id = await mutateToId(engine, "items:add", item("x"));
  await mutate(engine, "items:add", item("y"));
  await engine.close();
  const [header = "", ...rest] = fs.readFileSync(logFile, "utf8").split("\n").slice(0, -1);
  const format = formatOf(header);
  const plain = rest.map((line, i) => format.decode(Buffer.from(line), i + 2));
  const old = ['{"format":"convex-local log","version":1}', ...plain];
  writeLines(old);

  const second = await startEngine(stateDir);
  expect(await query(second, "items:list", list)).toEqual(["x", "y"]);
  await mutate(second, "items:rename", { id, name: "renamed" });
  await second.close();
  const third = await startEngine(stateDir);
  expect(await query(third, "items:list", list)).toEqual(["renamed", "y"]);
  await third.close();

  writeLines(old.with(2, (old[2] ?? "").slice(0, 20)));
  await expect(createEngine({ stateDir })).rejects.toThrow(`Line 3 of ${logFile} is damaged`);
});
