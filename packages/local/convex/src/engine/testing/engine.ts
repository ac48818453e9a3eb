import type { JSONValue } from "convex/values";
import { onTestFinished } from "vitest";
import { createEngine } from "../engine";
import { modules } from "./functions";
import type { Engine, EngineOptions, Identity, QueryOutcome } from "../types";

/** An engine with the test functions, closed after the test. */
export async function startEngine(stateDir?: string, options: EngineOptions = {}): Promise<Engine> {
  const engine = await createEngine({ ...options, ...(stateDir === undefined ? {} : { stateDir }) });
  onTestFinished(() => engine.close());
  engine.load(modules);
  return engine;
}

/** A query's outcome. */
export async function read(
  engine: Engine,
  path: string,
  args: JSONValue,
  journal: string | null = null,
): Promise<QueryOutcome> {
  const { outcomes } = await engine.runQueries(null, [{ path, args, journal }]);
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error("runQueries gave no outcome.");
  return outcome;
}

/** A query's value; throws its failure. */
export async function query(engine: Engine, path: string, args: JSONValue): Promise<JSONValue> {
  return valueOf(await read(engine, path, args));
}

/** A mutation's value; throws its failure. */
export async function mutate(engine: Engine, path: string, args: JSONValue): Promise<JSONValue> {
  return valueOf(await engine.runMutation(null, { path, args }));
}

/** The result of a mutation that returns an id. */
export async function mutateToId(engine: Engine, path: string, args: JSONValue): Promise<string> {
  return idOf(await engine.runMutation(null, { path, args }));
}

type Outcome = { ok: true; value: JSONValue } | { ok: false; errorMessage: string };

export function valueOf(outcome: Outcome): JSONValue {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.errorMessage);
}

/** The value of a function that returns an id. */
export function idOf(outcome: Outcome): string {
  const id = valueOf(outcome);
  if (typeof id === "string") return id;
  throw new Error("The function returned no id.");
}

export function item(name: string, rank = 0, list = "a"): { list: string; name: string; rank: number } {
  return { list, name, rank };
}

export const ALICE: Identity = {
  tokenIdentifier: "https://issuer|alice",
  subject: "alice",
  issuer: "https://issuer",
};

/** Resolves once a commit made `condition` true. */
export async function whenCommitted(engine: Engine, condition: () => Promise<boolean>): Promise<void> {
  let notify: () => void = () => undefined;
  const stop = engine.onCommit(() => notify());
  try {
    for (;;) {
      const committed = new Promise<void>((resolve) => {
        notify = resolve;
      });
      if (await condition()) return;
      await committed;
    }
  } finally {
    stop();
  }
}
