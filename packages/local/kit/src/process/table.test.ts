import { describe, expect, test } from "vitest";

import { isAlive, parseProcStat, parsePs, readProcess, readProcessTable } from "./table";

describe("the process table", () => {
  test("lists this process under its parent", () => {
    expect(readProcessTable().get(process.pid)).toMatchObject({ ppid: process.ppid, zombie: false });
  });

  test("tells a process from a later one with its number", () => {
    const self = readProcess(process.pid);
    expect(self && isAlive(self)).toBe(true);
    expect(isAlive({ pid: process.pid, startTime: "another" })).toBe(false);
  });

  test("parses /proc stat, whatever the name holds", () => {
    const after = `S 41 40 42 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 1 1`;
    expect(parseProcStat(`42 (a ) b (c)) ${after}`, "node\0x.js\0")).toEqual({
      pid: 42,
      ppid: 41,
      group: 40,
      startTime: "987654",
      zombie: false,
      command: "node x.js",
    });
    expect(parseProcStat(`42 (dead) ${after.replace("S", "Z")}`, "")).toMatchObject({
      zombie: true,
      command: "dead",
    });
  });

  test("parses ps as macOS prints it", () => {
    const output = `    1     0     1 Ss   Fri Nov 20 10:43:03 2026     /sbin/launchd
  812   811   800 S+   Fri Nov 20 11:21:13 2026     node server.js --port 3000
  813   812   800 Z    Fri Nov 20 11:21:14 2026     (node)\n`;
    expect(parsePs(output).slice(1)).toEqual([
      {
        pid: 812,
        ppid: 811,
        group: 800,
        startTime: "Fri Nov 20 11:21:13 2026",
        zombie: false,
        command: "node server.js --port 3000",
      },
      {
        pid: 813,
        ppid: 812,
        group: 800,
        startTime: "Fri Nov 20 11:21:14 2026",
        zombie: true,
        command: "(node)",
      },
    ]);
  });
});
