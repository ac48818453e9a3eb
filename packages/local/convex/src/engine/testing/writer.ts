import { createEngine } from "../engine";
import { modules } from "./functions";

// Run as a process of its own by a test that kills it: prints each name once the mutation that stored it is answered.
const engine = await createEngine({ stateDir: process.argv[2] ?? "" });
engine.load(modules);
for (let i = 0; ; i += 1) {
  const name = `item ${i}`;
  const args = { list: "a", name, rank: i };
  const outcome = await engine.runMutation(null, { path: "items:add", args }, `writer/${name}`);
  if (!outcome.ok) throw new Error(outcome.errorMessage);
  // Waiting for the pipe leaves the writing at the reader's pace.
  await new Promise<void>((resolve) => process.stdout.write(`${name}\n`, () => resolve()));
}
