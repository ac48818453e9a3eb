import type { Value } from "convex/values";
import type { Random } from "./random";

/** Stands for a missing field: function arguments cannot carry `undefined`. */
export const MISSING = "(missing)";

export type Fields = { a: Value; b: Value; x: Value; n: number };

export type Bound = { operator: "eq" | "gt" | "gte" | "lt" | "lte"; value: Value };

export type Selection = {
  index: "by_a_b" | "by_x" | "none";
  a: Bound[];
  b: Bound[];
  order: "asc" | "desc";
  /** Keep only documents whose `n` is below this, or all. */
  below: number | null;
  /** Keep only documents whose `a` equals this value. */
  equals: Value[];
  /** Keep only documents that this holds of, or all. */
  condition: Condition | null;
};

/** A condition on one field, or made of others. */
export type Condition =
  | { type: "not"; part: Condition }
  | { type: "and" | "or"; parts: Condition[] }
  | { type: "is"; operator: "eq" | "neq"; field: "a" | "b" | "inner.x"; value: Value }
  // convex-test orders as JavaScript does, which only for numbers is Convex's order too.
  | { type: "is"; operator: "gt" | "gte" | "lt" | "lte"; field: "n"; value: number };

/** Documents are named by `seq`, which both databases share, instead of by id. */
export type Write =
  | { type: "insert"; seq: number; fields: Fields }
  | { type: "patch"; seq: number; fields: Partial<Fields> }
  | { type: "replace"; seq: number; fields: Fields }
  | { type: "delete"; seq: number }
  | { type: "read"; selection: Selection }
  /** Through a query of its own. */
  | { type: "query"; selection: Selection; fails: boolean }
  | { type: "nested"; writes: Write[]; fails: boolean };

export type Step =
  | { type: "mutate"; writes: Write[]; fails: boolean }
  | { type: "collect"; selection: Selection }
  | { type: "take"; selection: Selection; count: number }
  | { type: "pages"; selection: Selection; size: number };

/** About `length` steps that insert, change and read documents with values of every type. */
export function generateProgram(random: Random, length: number): Step[] {
  let lastSeq = 0;
  const write = (depth: number): Write => {
    const seq = random.below(lastSeq + 2);
    switch (random.below(depth > 1 ? 9 : 10)) {
      case 0:
      case 1:
      case 2:
      case 3:
        lastSeq += 1;
        return { type: "insert", seq: lastSeq, fields: randomFields(random) };
      case 4:
        return { type: "patch", seq, fields: randomPatch(random) };
      case 5:
        return { type: "replace", seq, fields: randomFields(random) };
      case 6:
        return { type: "delete", seq };
      case 7:
        return { type: "read", selection: randomSelection(random) };
      case 8:
        return { type: "query", selection: randomSelection(random), fails: random.chance(0.3) };
      default:
        return { type: "nested", writes: several(random, () => write(depth + 1)), fails: random.chance(0.5) };
    }
  };
  const step = (): Step => {
    switch (random.below(5)) {
      case 0:
        return { type: "collect", selection: randomSelection(random) };
      case 1:
        return { type: "take", selection: randomSelection(random), count: random.below(4) };
      case 2:
        return { type: "pages", selection: randomSelection(random), size: 1 + random.below(4) };
      default:
        return { type: "mutate", writes: several(random, () => write(0)), fails: random.chance(0.15) };
    }
  };
  return Array.from({ length }, step);
}

function several<Item>(random: Random, make: () => Item): Item[] {
  return Array.from({ length: 1 + random.below(5) }, make);
}

const VALUES: readonly [Value, ...Value[]] = [
  MISSING,
  null,
  -1n,
  7n,
  -0,
  0,
  1.5,
  -Infinity,
  Number.NaN,
  true,
  false,
  "",
  "a",
  "ab",
  "\u{1F600}",
  "\uE000",
  new Uint8Array([1, 2]).buffer,
  [],
  [1, "a"],
  {},
  { a: 1 },
];

function randomFields(random: Random): Fields {
  return { a: random.pick(VALUES), b: random.pick(VALUES), x: random.pick(VALUES), n: random.below(5) };
}

function randomPatch(random: Random): Partial<Fields> {
  const { a, x, n } = randomFields(random);
  return {
    ...(random.chance(0.5) && { a }),
    ...(random.chance(0.3) && { x }),
    ...(random.chance(0.3) && { n }),
  };
}

function randomSelection(random: Random): Selection {
  const index = random.pick<Selection["index"]>(["by_a_b", "by_x", "none"]);
  const a = index === "none" ? [] : randomBounds(random);
  const b = index === "by_a_b" && a[0]?.operator === "eq" ? randomBounds(random) : [];
  return {
    index,
    a,
    b,
    order: random.pick(["asc", "desc"]),
    below: random.chance(0.3) ? random.below(6) : null,
    equals: random.chance(0.2) ? [random.pick(VALUES)] : [],
    condition: random.chance(0.4) ? randomCondition(random, 0) : null,
  };
}

function randomCondition(random: Random, depth: number): Condition {
  const part = () => randomCondition(random, depth + 1);
  switch (random.below(depth > 1 ? 2 : 4)) {
    case 0:
      return {
        type: "is",
        operator: random.pick(["gt", "gte", "lt", "lte"]),
        field: "n",
        value: random.below(5),
      };
    case 2:
      return { type: "not", part: part() };
    case 3:
      return { type: random.pick(["and", "or"]), parts: several(random, part).slice(0, 3) };
    default:
      return {
        type: "is",
        operator: random.pick(["eq", "neq"]),
        field: random.pick(["a", "b", "inner.x"]),
        value: random.pick(VALUES),
      };
  }
}

function randomBounds(random: Random): Bound[] {
  const value = (): Value => random.pick(VALUES);
  const lower = (): Bound => ({ operator: random.pick(["gt", "gte"]), value: value() });
  const upper = (): Bound => ({ operator: random.pick(["lt", "lte"]), value: value() });
  switch (random.below(5)) {
    case 0:
      return [];
    case 1:
      return [lower()];
    case 2:
      return [upper()];
    case 3:
      return [lower(), upper()];
    default:
      return [{ operator: "eq", value: value() }];
  }
}
