import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import type { Configuration } from "../configurations";
import { embedded, fill, temporaryStateDir } from "../databases";
import { measurement, type Measurement } from "../measurements";
import type { Options } from "../options";
import type { Started } from "../processes/started";

/** Starts a deployment with data as a process of its own, in each round. */
export async function start(
  { documents, rounds }: Options,
  configuration: Configuration,
): Promise<Measurement[]> {
  const stateDir = temporaryStateDir();
  const database = await embedded(configuration, stateDir);
  await fill(database, documents);
  await database.close();
  const starts: Started[] = [];
  while (starts.length < rounds) starts.push(await started(stateDir));
  const of = `with ${documents.toLocaleString("en-US")} documents`;
  const measure = (what: string, unit: Measurement["unit"], read: (start: Started) => number) =>
    measurement(`${what} ${of}`, configuration.name, unit, starts.map(read));
  return [
    measure("start", "CPU s", (start) => start.cpuSeconds),
    measure("start", "s", (start) => start.seconds),
    measure("memory after the start", "MiB", (start) => start.rssBytes / 2 ** 20),
    measure("first search after the start", "CPU s", (start) => start.firstSearchCpuSeconds),
    measure("first insert after the start", "CPU s", (start) => start.firstInsertCpuSeconds),
  ];
}

async function started(stateDir: string): Promise<Started> {
  const functionsDir = path.resolve(import.meta.dirname, "../convex");
  const child = fork(new URL("../processes/start.mjs", import.meta.url), [functionsDir, stateDir], {
    execArgv: [],
  });
  const exit = once(child, "exit");
  const [answer] = (await Promise.race([once(child, "message"), exit.then(() => [null])])) as [
    Started | null,
  ];
  await exit;
  if (answer === null) throw new Error("The deployment did not start.");
  return answer;
}
