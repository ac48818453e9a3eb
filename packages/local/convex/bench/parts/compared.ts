import type { Configuration } from "../configurations";
import { COMMON_WORD, contactOf, LISTS, PREFIX, SHORT_PREFIX } from "../contacts";
import { embedded, fillings, reference, type Database } from "../databases";
import { measurement, millisecondsOf, type Measurement } from "../measurements";
import type { Options } from "../options";

interface Pair {
  reference: Database;
  embedded: Database;
}

interface Operation {
  what: string;
  /** How often convex-test does it in a round: what takes it long can be told from one. */
  theirRepeats: number;
  run: (database: Database, round: number) => Promise<unknown>;
}

/** What is short is done this often in a round, so that the clock can tell. */
const REPEATS = 20;

const READS: readonly Omit<Operation, "theirRepeats">[] = [
  { what: "list of 50", run: (db, i) => db.query("contacts:list", { list: listOf(i), count: 50 }) },
  {
    what: "page of 20",
    run: (db, i) =>
      db.query("contacts:page", { list: listOf(i), paginationOpts: { numItems: 20, cursor: null } }),
  },
  {
    what: "search of a common word and a prefix",
    run: (db) => db.query("contacts:search", { text: `${COMMON_WORD} ${PREFIX}`, count: 20 }),
  },
  {
    what: "search of a common word and two letters",
    run: (db) => db.query("contacts:search", { text: `${COMMON_WORD} ${SHORT_PREFIX}`, count: 20 }),
  },
];

const OPERATIONS: readonly Operation[] = [
  ...READS.map((read) => ({ ...read, theirRepeats: 1 })),
  {
    what: "one insert",
    theirRepeats: REPEATS,
    run: (db, i) => db.mutate("contacts:insert", contactOf(1_000_000 + i)),
  },
];

/** Fills both databases, then reads from them and writes to them. */
export async function compare(options: Options, configuration: Configuration): Promise<Measurement[]> {
  const ratios: number[] = [];
  let pair = await filled(options, configuration, ratios);
  while (options.parts.has("fill") && ratios.length < options.rounds) {
    await pair.embedded.close();
    pair = await filled(options, configuration, ratios);
  }
  const measurements: Measurement[] = [];
  if (options.parts.has("fill")) {
    const what = `filling with ${options.documents.toLocaleString("en-US")} documents`;
    measurements.push(measurement(what, configuration.name, "times convex-test", ratios));
  }
  if (options.parts.has("operations")) {
    for (const operation of OPERATIONS) {
      measurements.push(await compareOperation(pair, operation, options, configuration));
    }
  }
  await pair.embedded.close();
  return measurements;
}

async function filled({ documents }: Options, configuration: Configuration, ratios: number[]): Promise<Pair> {
  const pair = { reference: reference(), embedded: await embedded(configuration) };
  let [theirs, ours] = [0, 0];
  // In turn, so that whatever else this machine does takes from both alike.
  for (const args of fillings(documents)) {
    theirs += await millisecondsOf(() => pair.reference.mutate("contacts:fill", args));
    ours += await millisecondsOf(() => pair.embedded.mutate("contacts:fill", args));
  }
  ratios.push(theirs / ours);
  return pair;
}

async function compareOperation(
  pair: Pair,
  { what, theirRepeats, run }: Operation,
  { rounds }: Options,
  { name }: Configuration,
): Promise<Measurement> {
  // The first calls compile what the others run.
  await run(pair.reference, 0);
  await run(pair.embedded, 0);
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const theirs = await repeated(theirRepeats, (i) => run(pair.reference, round * REPEATS + i));
    const ours = await repeated(REPEATS, (i) => run(pair.embedded, round * REPEATS + i));
    ratios.push(theirs / ours);
  }
  return measurement(what, name, "times convex-test", ratios);
}

/** How long one of several takes on average, in milliseconds. */
async function repeated(times: number, run: (i: number) => Promise<unknown>): Promise<number> {
  const milliseconds = await millisecondsOf(async () => {
    for (let i = 0; i < times; i += 1) await run(i);
  });
  return milliseconds / times;
}

function listOf(i: number): string {
  return `list ${i % LISTS}`;
}
