import {
  actionGeneric,
  makeFunctionReference,
  mutationGeneric,
  queryGeneric,
  type TransactionLimits,
  type TransactionMetrics,
} from "convex/server";
import { v, type Value } from "convex/values";
import { beforeEach, expect, test } from "vitest";

import { mutate, query, read, startEngine } from "../testing/engine";
import type { Engine } from "../types";
import {
  formatBytes,
  MAX_ARGUMENTS_BYTES,
  MAX_ARRAY_LENGTH,
  MAX_CALL_DEPTH,
  MAX_DOCUMENT_BYTES,
  MAX_DOCUMENT_NESTING,
  MAX_LOG_LINE_BYTES,
  MAX_LOG_LINES,
  MAX_OBJECT_FIELDS,
  MAX_RESULT_BYTES,
  MAX_VALUE_NESTING,
  TRANSACTION_LIMITS,
} from "./limits";

const KIB = 1024;
/** What a document with one string field, `text`, takes besides the text. */
const AROUND_TEXT =
  2 + ("_id".length + 1 + 2 + 32) + ("_creationTime".length + 1 + 9) + ("text".length + 1 + 2);

const counted = { count: v.number() };
const descend = makeFunctionReference<"query", { depth: number }, number>("limits:descend");
const spend = makeFunctionReference<"mutation", { reads: number; writes: number; fails: boolean }>(
  "limits:spend",
);
const noop = makeFunctionReference<"mutation", { text?: string }>("limits:noop");

function nested(levels: number): Value {
  let value: Value = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { inner: value };
  return value;
}

const functions = {
  insert: mutationGeneric(async (ctx, { value }: { value: Record<string, Value> }) => {
    const id = await ctx.db.insert("texts", value);
    return id;
  }),
  fill: mutationGeneric({
    args: { count: v.number(), bytes: v.number() },
    handler: async (ctx, { count, bytes }) => {
      for (let i = 0; i < count; i += 1) {
        await ctx.db.insert("texts", { text: "x".repeat(bytes - AROUND_TEXT) });
      }
    },
  }),
  insertText: mutationGeneric({
    args: { bytes: v.number() },
    handler: async (ctx, { bytes }) => {
      await ctx.db.insert("texts", { text: "x".repeat(bytes - AROUND_TEXT) });
    },
  }),
  growByPatch: mutationGeneric({
    args: { bytes: v.number() },
    handler: async (ctx, { bytes }) => {
      const id = await ctx.db.insert("texts", { text: "" });
      await ctx.db.patch(id, { text: "x".repeat(bytes - AROUND_TEXT) });
    },
  }),
  /** Writes until that is refused, and tells how much was written by then, and why no more. */
  fillUntilRefused: mutationGeneric({
    args: {},
    handler: async (ctx) => {
      for (let written = 0; ; written += 1) {
        try {
          await ctx.db.insert("texts", { text: "" });
        } catch (error) {
          return { written, message: String(error) };
        }
      }
    },
  }),
  take: queryGeneric({
    args: { count: v.number(), times: v.number() },
    handler: async (ctx, { count, times }) => {
      let taken = 0;
      for (let i = 0; i < times; i += 1) taken += (await ctx.db.query("texts").take(count)).length;
      return taken;
    },
  }),
  takeFiltered: queryGeneric({
    args: { times: v.number() },
    handler: async (ctx, { times }) => {
      for (let i = 0; i < times; i += 1) {
        const texts = ctx.db.query("texts");
        await texts.filter((q) => q.eq(q.field("text"), "nothing")).first();
      }
      return await ctx.db.query("texts").first();
    },
  }),
  queries: queryGeneric({
    args: counted,
    handler: async (ctx, { count }) => {
      for (let i = 0; i < count; i += 1) await ctx.db.query("texts").first();
    },
  }),
  schedule: mutationGeneric({
    args: { count: v.number(), bytes: v.number() },
    handler: async (ctx, { count, bytes }) => {
      for (let i = 0; i < count; i += 1) {
        // What is around the text: an array, an object, the name of its field.
        await ctx.scheduler.runAfter(3_600_000, noop, { text: "x".repeat(bytes - 2 - 2 - 5 - 2) });
      }
    },
  }),
  scheduleFar: mutationGeneric({
    args: { ms: v.number() },
    handler: async (ctx, { ms }) => void (await ctx.scheduler.runAt(Date.now() + ms, noop, {})),
  }),
  noop: mutationGeneric(async () => null),
  echo: queryGeneric(async (_ctx, { value }: { value?: Value }) => value ?? null),
  fromAction: actionGeneric(async () => "x".repeat(MAX_RESULT_BYTES)),
  text: queryGeneric({ args: counted, handler: (_ctx, { count }) => "x".repeat(count) }),
  nested: queryGeneric({ args: counted, handler: (_ctx, { count }) => nested(count) }),
  list: queryGeneric({ args: counted, handler: (_ctx, { count }) => Array.from({ length: count }, () => 1) }),
  log: queryGeneric({
    args: { lines: v.number(), bytes: v.number() },
    handler: (_ctx, { lines, bytes }) => {
      for (let i = 0; i < lines; i += 1) console.log("x".repeat(bytes - 2));
      return null;
    },
  }),
  descend: queryGeneric({
    args: { depth: v.number() },
    handler: async (ctx, { depth }): Promise<number> =>
      depth === 0 ? 0 : 1 + (await ctx.runQuery(descend, { depth: depth - 1 })),
  }),
  spend: mutationGeneric({
    args: { reads: v.number(), writes: v.number(), fails: v.boolean() },
    handler: async (ctx, { reads, writes, fails }) => {
      await ctx.db.query("texts").take(reads);
      for (let i = 0; i < writes; i += 1) await ctx.db.insert("texts", { text: "" });
      if (fails) throw new Error("on purpose");
    },
  }),
  spendNested: mutationGeneric({
    args: { reads: v.number(), writes: v.number(), limits: v.any(), fails: v.boolean() },
    handler: async (ctx, { limits, fails, ...args }) => {
      const transactionLimits: TransactionLimits = limits;
      await ctx.db.query("texts").take(2);
      try {
        await ctx.runMutation(spend, { ...args, fails }, { transactionLimits });
      } catch (error) {
        if (!fails) throw error;
      }
      // The budget is over with the run that had it.
      await ctx.db.query("texts").take(5);
      const metrics: TransactionMetrics = await ctx.meta.getTransactionMetrics();
      return { read: metrics.documentsRead.used, written: metrics.documentsWritten.used };
    },
  }),
};

let engine: Engine;
beforeEach(async () => {
  engine = await startEngine();
  engine.load({ limits: functions });
});

const call = (name: string, args: Record<string, unknown>) => query(engine, `limits:${name}`, args as never);
const change = (name: string, args: Record<string, unknown>) =>
  mutate(engine, `limits:${name}`, args as never);

test("a document takes 1 MiB with its system fields, also when a patch makes it grow", async () => {
  for (const name of ["insertText", "growByPatch"]) {
    await change(name, { bytes: MAX_DOCUMENT_BYTES });
    await expect(change(name, { bytes: MAX_DOCUMENT_BYTES + 1 })).rejects.toThrow(
      "Value is too large (1.00 MiB > maximum size 1 MiB)",
    );
  }
});

test("a document is nested 16 levels deep, itself included", async () => {
  await change("insert", { value: { a: nested(MAX_DOCUMENT_NESTING - 1) } });
  await expect(change("insert", { value: { a: nested(MAX_DOCUMENT_NESTING) } })).rejects.toThrow(
    "Document is too nested (nested 17 levels deep > maximum nesting 16)",
  );
});

test("an object has 1,024 fields, in a document and elsewhere", async () => {
  const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}`, 1]));
  const message = "Object has too many fields (1025 > maximum number 1024)";
  await change("insert", { value: { inner: fields(MAX_OBJECT_FIELDS) } });
  await expect(change("insert", { value: { inner: fields(MAX_OBJECT_FIELDS + 1) } })).rejects.toThrow(
    message,
  );
  await expect(call("echo", { value: fields(MAX_OBJECT_FIELDS + 1) })).rejects.toThrow(
    `Invalid arguments for limits.js:echo: ${message}`,
  );
});

test("an array has 8,192 elements, in arguments and in a result", async () => {
  const message = "Array length is too long (8193 > maximum length 8192)";
  const list = (length: number) => Array.from({ length }, () => 1);
  expect(await call("echo", { value: list(MAX_ARRAY_LENGTH) })).toHaveLength(MAX_ARRAY_LENGTH);
  await expect(call("echo", { value: list(MAX_ARRAY_LENGTH + 1) })).rejects.toThrow(message);
  expect(await call("list", { count: MAX_ARRAY_LENGTH })).toHaveLength(MAX_ARRAY_LENGTH);
  await expect(call("list", { count: MAX_ARRAY_LENGTH + 1 })).rejects.toThrow(
    `Function limits.js:list return value invalid: ${message}`,
  );
});

test("a value is nested 64 levels deep, of which the arguments take two", async () => {
  const message = "Value is too nested (nested 65 levels deep > maximum nesting 64)";
  await call("echo", { value: nested(MAX_VALUE_NESTING - 2) });
  await expect(call("echo", { value: nested(MAX_VALUE_NESTING - 1) })).rejects.toThrow(message);
  await call("nested", { count: MAX_VALUE_NESTING });
  await expect(call("nested", { count: MAX_VALUE_NESTING + 1 })).rejects.toThrow(message);
  await expect(call("nested", { count: 300 })).rejects.toThrow(message);
});

test("arguments take 16 MiB", async () => {
  // An array, an object, the name of its field, and the marks around the text.
  const text = (bytes: number) => ({ value: "x".repeat(bytes - 2 - 2 - 6 - 2) });
  await change("noop", text(MAX_ARGUMENTS_BYTES));
  await expect(change("noop", text(MAX_ARGUMENTS_BYTES + KIB * KIB))).rejects.toThrow(
    "Arguments for limits.js:noop are too large (actual: 17 MiB, limit: 16 MiB)",
  );
  await expect(change("noop", text(MAX_ARGUMENTS_BYTES + 1))).rejects.toThrow("are too large");
});

test("a result takes 16 MiB, an action's too", async () => {
  expect(await call("text", { count: MAX_RESULT_BYTES - 2 })).toHaveLength(MAX_RESULT_BYTES - 2);
  await expect(call("text", { count: MAX_RESULT_BYTES - 1 })).rejects.toThrow(
    "Function limits.js:text return value is too large (actual: 16.00 MiB, limit: 16 MiB)",
  );
  expect(await engine.runAction(null, { path: "limits:fromAction", args: {} })).toMatchObject({
    errorMessage: expect.stringContaining("return value is too large"),
  });
});

test("32,000 documents are read, those that a filter leaves out included", async () => {
  const { documentsRead } = TRANSACTION_LIMITS;
  const [count, times] = [320, documentsRead / 320];
  await change("fill", { count, bytes: 200 });
  const message = "Too many documents read in a single function execution (limit: 32000). Consider using";
  expect(await call("take", { count, times })).toBe(documentsRead);
  await expect(call("take", { count, times: times + 1 })).rejects.toThrow(message);
  await call("takeFiltered", { times: times - 1 });
  await expect(call("takeFiltered", { times })).rejects.toThrow(message);
});

test("16 MiB are read", async () => {
  const size = 512 * KIB;
  const count = TRANSACTION_LIMITS.bytesRead / size;
  await change("fill", { count, bytes: size });
  expect(await call("take", { count, times: 1 })).toBe(count);
  await change("fill", { count: 1, bytes: 200 });
  await expect(call("take", { count: count + 1, times: 1 })).rejects.toThrow(
    "Too many bytes read in a single function execution (limit: 16777216 bytes). Consider using",
  );
});

test("16,000 documents are written", async () => {
  expect(await change("fillUntilRefused", {})).toEqual({
    written: TRANSACTION_LIMITS.documentsWritten,
    message: "Error: Too many writes in a single function execution (limit: 16000)",
  });
});

test("16 MiB are written", async () => {
  const size = 512 * KIB;
  const count = TRANSACTION_LIMITS.bytesWritten / size;
  await change("fill", { count, bytes: size });
  await expect(change("fill", { count, bytes: size + 1 })).rejects.toThrow(
    "Too many bytes written in a single function execution (limit: 16777216 bytes)",
  );
});

test("4,096 index ranges are read", async () => {
  const { databaseQueries } = TRANSACTION_LIMITS;
  await call("queries", { count: databaseQueries });
  await expect(call("queries", { count: databaseQueries + 1 })).rejects.toThrow(
    "Too many reads in a single function execution (limit: 4096). Consider using",
  );
});

test("1,000 functions are scheduled, with arguments of 16 MiB in all", async () => {
  const { functionsScheduled, scheduledFunctionArgsBytes } = TRANSACTION_LIMITS;
  await change("schedule", { count: functionsScheduled, bytes: 100 });
  await expect(change("schedule", { count: functionsScheduled + 1, bytes: 100 })).rejects.toThrow(
    "Too many functions scheduled by this mutation (limit: 1000)",
  );
  await change("schedule", { count: 4, bytes: scheduledFunctionArgsBytes / 4 });
  await expect(change("schedule", { count: 4, bytes: scheduledFunctionArgsBytes / 4 + 1 })).rejects.toThrow(
    "Too large total size of the arguments of scheduled functions from this mutation (limit: 16777216 bytes)",
  );
});

test("a function is scheduled for less than five years ahead", async () => {
  const year = 366 * 24 * 60 * 60 * 1000;
  await change("scheduleFar", { ms: 5 * year - 60_000 });
  await expect(change("scheduleFar", { ms: 5 * year + 60_000 })).rejects.toThrow(
    /UnixTimestamp\(.*s\) is more than 5 years in the future/,
  );
});

test("a call logs 256 lines, of which the last one says that there were more", async () => {
  const lines = async (count: number, bytes = 10) => {
    const { logLines } = await read(engine, "limits:log", { lines: count, bytes });
    return logLines;
  };
  expect((await lines(MAX_LOG_LINES - 1)).at(-1)).toBe("[LOG] 'xxxxxxxx'");
  for (const more of [MAX_LOG_LINES, MAX_LOG_LINES + 50]) {
    const logged = await lines(more);
    expect(logged).toHaveLength(MAX_LOG_LINES);
    expect(logged.at(-1)).toBe("[ERROR] Log overflow (maximum 256). Remaining log lines omitted.");
  }
});

test("a line of the log takes 32 KiB", async () => {
  const line = async (bytes: number) => {
    const { logLines } = await read(engine, "limits:log", { lines: 1, bytes });
    return logLines[0]?.slice("[LOG] ".length);
  };
  expect(await line(MAX_LOG_LINE_BYTES)).toHaveLength(MAX_LOG_LINE_BYTES);
  const cut = await line(MAX_LOG_LINE_BYTES + 1);
  expect(cut).toHaveLength(MAX_LOG_LINE_BYTES);
  expect(cut).toMatch(/x \(truncated due to length\)$/);
});

test("calls nest 8 levels deep", async () => {
  expect(await call("descend", { depth: MAX_CALL_DEPTH })).toBe(MAX_CALL_DEPTH);
  await expect(call("descend", { depth: MAX_CALL_DEPTH + 1 })).rejects.toThrow(
    "Cross component call depth limit exceeded. Do you have an infinite loop in your app?",
  );
});

test("transactionLimits hold for the nested call alone, beyond what its caller has used", async () => {
  await change("fill", { count: 20, bytes: 200 });
  const spendNested = (limits: TransactionLimits, fails = false) =>
    change("spendNested", { reads: 10, writes: 3, limits, fails });
  expect(await spendNested({ documentsRead: 10, documentsWritten: 3 })).toEqual({ read: 17, written: 3 });
  await expect(spendNested({ documentsRead: 9 })).rejects.toThrow(
    "Too many documents read in a single function execution (limit: 11)",
  );
  await expect(spendNested({ documentsWritten: 2 })).rejects.toThrow(
    "Too many writes in a single function execution (limit: 2)",
  );
});

test("what a nested call that failed has read counts, what it has written doesn't", async () => {
  await change("fill", { count: 20, bytes: 200 });
  expect(await change("spendNested", { reads: 10, writes: 3, limits: {}, fails: true })).toEqual({
    read: 17,
    written: 0,
  });
});

test.each([
  [1023, "1023 B"],
  [16 * KIB * KIB, "16 MiB"],
  [9_000_000, "8.58 MiB"],
  [KIB * KIB + 1, "1.00 MiB"],
])("%i bytes are written as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
