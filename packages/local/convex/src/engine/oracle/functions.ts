import {
  defineSchema,
  defineTable,
  makeFunctionReference,
  mutationGeneric,
  queryGeneric,
  type GenericMutationCtx,
  type GenericQueryCtx,
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { v, type Value } from "convex/values";
import { MISSING, type Bound, type Condition, type Fields, type Selection, type Write } from "./program";

const field = v.optional(v.any());

export const schema = defineSchema({
  things: defineTable({
    seq: v.number(),
    a: field,
    b: field,
    n: v.number(),
    inner: v.object({ x: field }),
  })
    .index("by_seq", ["seq"])
    .index("by_a_b", ["a", "b"])
    .index("by_x", ["inner.x"]),
});

type DataModel = DataModelFromSchemaDefinition<typeof schema>;
const query = queryGeneric as QueryBuilder<DataModel, "public">;
const mutation = mutationGeneric as MutationBuilder<DataModel, "public">;

const present = (value: Value | undefined): Value | undefined => (value === MISSING ? undefined : value);

function toDocument(seq: number, { a, b, x, n }: Fields) {
  return { seq, a: present(a), b: present(b), n, inner: { x: present(x) } };
}

function select(
  { db }: GenericQueryCtx<DataModel>,
  { index, a, b, order, below, equals, condition }: Selection,
) {
  const table = db.query("things");
  // Bounds are data here, so the builder's types, which follow the chain of calls, cannot.
  const range = (names: readonly string[]) => (q: unknown) =>
    [a, b].reduce(
      (q, bounds, i) => bounds.reduce((q, bound) => apply(q, names[i] ?? "", bound), q),
      q,
    ) as never;
  const source =
    index === "by_a_b"
      ? table.withIndex(index, range(["a", "b"]))
      : index === "by_x"
        ? table.withIndex(index, range(["inner.x"]))
        : table;
  let selected = source.order(order);
  if (below !== null) selected = selected.filter((q) => q.lt(q.field("n"), below));
  for (const value of equals) selected = selected.filter((q) => q.eq(q.field("a"), present(value)));
  if (condition !== null) selected = selected.filter((q) => expressionOf(condition, q) as never);
  return selected;
}

/** The builder of filters, for conditions that are data. */
interface Filters {
  not(part: unknown): unknown;
  and(...parts: unknown[]): unknown;
  or(...parts: unknown[]): unknown;
  eq(field: unknown, value: unknown): unknown;
  neq(field: unknown, value: unknown): unknown;
  gt(field: unknown, value: unknown): unknown;
  gte(field: unknown, value: unknown): unknown;
  lt(field: unknown, value: unknown): unknown;
  lte(field: unknown, value: unknown): unknown;
  field(path: string): unknown;
}

function expressionOf(condition: Condition, q: Filters): unknown {
  switch (condition.type) {
    case "not":
      return q.not(expressionOf(condition.part, q));
    case "and":
    case "or":
      return q[condition.type](...condition.parts.map((part) => expressionOf(part, q)));
    case "is":
      break;
  }
  return q[condition.operator](q.field(condition.field), present(condition.value));
}

function apply(q: unknown, name: string, { operator, value }: Bound): unknown {
  const builder = q as Record<Bound["operator"], (name: string, value: Value | undefined) => unknown>;
  return builder[operator](name, present(value));
}

const withoutSystemFields = <Document extends { _id: unknown; _creationTime: number }>({
  _id,
  _creationTime,
  ...fields
}: Document) => fields;

const nested = makeFunctionReference<"mutation", { writes: Write[]; fails: boolean }, Value[]>(
  "oracle:mutate",
);

const nestedQuery = makeFunctionReference<"query", { selection: Selection; fails: boolean }, Value[]>(
  "oracle:seqs",
);

async function write(ctx: GenericMutationCtx<DataModel>, step: Write): Promise<Value> {
  const { db } = ctx;
  const idOf = async (seq: number) => {
    const found = await db
      .query("things")
      .withIndex("by_seq", (q) => q.eq("seq", seq))
      .unique();
    return found?._id ?? null;
  };
  switch (step.type) {
    case "insert":
      await db.insert("things", toDocument(step.seq, step.fields));
      return "inserted";
    case "patch": {
      const id = await idOf(step.seq);
      if (id === null) return "none";
      const { a, x, n } = step.fields;
      await db.patch(id, {
        ...(a !== undefined && { a: present(a) }),
        ...(x !== undefined && { inner: { x: present(x) } }),
        ...(n !== undefined && { n }),
      });
      return "patched";
    }
    case "replace": {
      const id = await idOf(step.seq);
      if (id === null) return "none";
      await db.replace(id, toDocument(step.seq, step.fields));
      return "replaced";
    }
    case "delete": {
      const id = await idOf(step.seq);
      if (id === null) return "none";
      await db.delete(id);
      return "deleted";
    }
    case "read":
      return (await select(ctx, step.selection).collect()).map(({ seq }) => seq);
    case "query":
    case "nested":
      break;
  }
  try {
    if (step.type === "query") {
      return await ctx.runQuery(nestedQuery, { selection: step.selection, fails: step.fails });
    }
    return await ctx.runMutation(nested, { writes: step.writes, fails: step.fails });
  } catch {
    // Expected half of the time; a wrong failure shows up as a difference between the two databases.
    return "nested failure";
  }
}

/** The functions both databases run. */
export const functions = {
  mutate: mutation({
    args: { writes: v.any(), fails: v.boolean() },
    handler: async (ctx, args): Promise<Value[]> => {
      const steps: Write[] = args.writes;
      const results: Value[] = [];
      for (const step of steps) results.push(await write(ctx, step));
      if (args.fails) throw new Error("failing on purpose");
      return results;
    },
  }),
  seqs: query({
    args: { selection: v.any(), fails: v.boolean() },
    handler: async (ctx, { selection, fails }) => {
      const found = (await select(ctx, selection).collect()).map(({ seq }) => seq);
      if (fails) throw new Error("failing on purpose");
      return found;
    },
  }),
  collect: query({
    args: { selection: v.any() },
    handler: async (ctx, args) => (await select(ctx, args.selection).collect()).map(withoutSystemFields),
  }),
  take: query({
    args: { selection: v.any(), count: v.number() },
    handler: async (ctx, args) => {
      const first = await select(ctx, args.selection).first();
      const taken = await select(ctx, args.selection).take(args.count);
      return { first: first?.seq ?? null, taken: taken.map(({ seq }) => seq) };
    },
  }),
  page: query({
    args: { selection: v.any(), size: v.number(), cursor: v.union(v.string(), v.null()) },
    handler: async (ctx, { selection, size, cursor }) => {
      const { page, isDone, continueCursor } = await select(ctx, selection).paginate({
        numItems: size,
        cursor,
      });
      return { page: page.map(({ seq }) => seq), isDone, continueCursor };
    },
  }),
};
