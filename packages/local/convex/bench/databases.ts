import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { makeFunctionReference } from "convex/server";
import { convexToJson, type Value } from "convex/values";
import { convexTest } from "convex-test";

import { createEngine } from "../src/engine/engine";
import type { Configuration } from "./configurations";
import { contactOf, type Contact } from "./contacts";
import * as contacts from "./convex/contacts";
import schema from "./convex/schema";

type Args = Record<string, Value>;

/** One of the two that are compared. Calls must not overlap: both answer the same global. */
export interface Database {
  query(name: string, args: Args): Promise<unknown>;
  mutate(name: string, args: Args): Promise<unknown>;
  close(): Promise<void>;
}

const CONTACTS_PER_TRANSACTION = 1000;

/** The arguments of the transactions that insert the first `count` contacts, 1,000 in each. */
export function* fillings(count: number): Generator<{ contacts: Contact[] }> {
  for (let start = 0; start < count; start += CONTACTS_PER_TRANSACTION) {
    const length = Math.min(CONTACTS_PER_TRANSACTION, count - start);
    yield { contacts: Array.from({ length }, (_, i) => contactOf(start + i)) };
  }
}

export async function fill(database: Pick<Database, "mutate">, count: number): Promise<void> {
  for (const args of fillings(count)) await database.mutate("contacts:fill", args);
}

// convex-test puts its syscalls into the same global as the engine, once per process.
const globals = globalThis as { Convex?: unknown };
let convexTestGlobal: unknown;

export function reference(): Database {
  const t = convexTest(schema, {
    "/convex/_generated/api.js": async () => ({}),
    "/convex/contacts.js": async () => contacts,
  });
  convexTestGlobal ??= globals.Convex;
  return {
    query: async (name, args) => {
      globals.Convex = convexTestGlobal;
      return await t.query(makeFunctionReference<"query">(name), args);
    },
    mutate: async (name, args) => {
      globals.Convex = convexTestGlobal;
      return await t.mutation(makeFunctionReference<"mutation">(name), args);
    },
    close: async () => {},
  };
}

/** The engine, without anything around it, as convex-test has nothing around it either. */
export async function embedded(
  { onDisk, durability }: Configuration,
  stateDir = onDisk ? temporaryStateDir() : undefined,
): Promise<Database> {
  const engine = await createEngine(stateDir === undefined ? {} : { stateDir, durability });
  engine.load({ schema: { default: schema }, contacts });
  const ours = globals.Convex;
  return {
    query: async (path, args) => {
      globals.Convex = ours;
      const { outcomes } = await engine.runQueries(null, [{ path, args: convexToJson(args) }]);
      return valueOf(outcomes[0]);
    },
    mutate: async (path, args) => {
      globals.Convex = ours;
      return valueOf(await engine.runMutation(null, { path, args: convexToJson(args) }));
    },
    close: () => engine.close(),
  };
}

type Outcome = { ok: true; value: unknown } | { ok: false; errorMessage: string };

function valueOf(outcome: Outcome | undefined): unknown {
  if (outcome?.ok === true) return outcome.value;
  throw new Error(outcome?.errorMessage ?? "There is no outcome.");
}

/** A folder that is removed when the process ends. */
export function temporaryStateDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), "convex-bench-"));
  process.once("exit", () => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
