import fs from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";

import { createEngine } from "../engine";
import { modules } from "./functions";

// Run as a process of its own by a test: renames a document again and again, prints each name once that is answered,
// and dies as of `kill -9` at a step of a compaction that this sets off.
const [stateDir = "", id = "", step = ""] = process.argv.slice(2);

let draft: number | undefined;
let writes = 0;

function die(at: string): void {
  if (at === step) process.kill(process.pid, "SIGKILL");
}

const { openSync, writeSync, fsync, renameSync } = fs;
fs.openSync = (...args) => {
  const descriptor = openSync(...args);
  if (String(args[0]).endsWith("convex.log.new")) draft = descriptor;
  return descriptor;
};
fs.writeSync = ((descriptor: number, bytes: Buffer, offset: number, length: number) => {
  if (descriptor !== draft) return writeSync(descriptor, bytes, offset, length);
  writes += 1;
  die(`before write ${writes}`);
  if (step === `within write ${writes}`) {
    writeSync(descriptor, bytes, offset, Math.floor(length / 2));
    die(step);
  }
  return writeSync(descriptor, bytes, offset, length);
}) as typeof fs.writeSync;
fs.fsync = ((descriptor, callback) => {
  fsync(descriptor, (error) => {
    if (descriptor === draft) die("after sync");
    callback(error);
  });
}) as typeof fs.fsync;
fs.renameSync = (from, to) => {
  const isDraft = String(from).endsWith("convex.log.new");
  if (isDraft) die("before rename");
  renameSync(from, to);
  if (isDraft) die("after rename");
};

const engine = await createEngine({ stateDir });
engine.load(modules);
for (let i = 0; ; i += 1) {
  const outcome = await engine.runMutation(null, { path: "items:rename", args: { id, name: `name ${i}` } });
  if (!outcome.ok) throw new Error(outcome.errorMessage);
  await new Promise<void>((resolve) => process.stdout.write(`name ${i}\n`, () => resolve()));
  await nextTurn();
}
