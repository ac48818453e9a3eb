import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ALICE, item, mutate, mutateToId, query, read, startEngine, valueOf } from "./testing/engine";
import { modules } from "./testing/functions";

describe("calls from clients", () => {
  test("an unknown, an internal and a mistyped function are refused with Convex's messages", async () => {
    const engine = await startEngine();
    const missing =
      "Could not find public function for 'items:nothing'. Did you forget to run `npx convex dev`?";
    expect(await read(engine, "items:nothing", {})).toMatchObject({
      ok: false,
      errorMessage: expect.stringMatching(/^\[Request ID: [0-9a-f]+\] Server Error\nCould not find/),
    });
    await expect(query(engine, "items:nothing", {})).rejects.toThrow(missing);
    await expect(query(engine, "items:secret", {})).rejects.toThrow(
      "Could not find public function for 'items:secret'",
    );
    await expect(query(engine, "items:add", {})).rejects.toThrow(
      "Trying to execute items:add as Query, but it is defined as Mutation.",
    );
    expect(engine.kindOf({ path: "items:secret" }, "public")).toBeNull();
    expect(engine.kindOf({ path: "items.js:add" }, "public")).toBe("mutation");
  });

  test("arguments and results that break their validators are refused", async () => {
    const engine = await startEngine();
    await expect(mutate(engine, "items:add", { list: "a", rank: 1 })).rejects.toThrow(
      "ArgumentValidationError: Object is missing the required field `name`. Consider wrapping the field validator in `v.optional(...)` if this is expected.",
    );
    await expect(query(engine, "items:wrongResult", {})).rejects.toThrow(
      "ReturnsValidationError: Value does not match validator.\nValue: 1.0\nValidator: v.string()",
    );
    await expect(mutate(engine, "items:breakSchema", {})).rejects.toThrow(
      'Failed to insert or update a document in table "items" because it does not match the schema: Value does not match validator.\nPath: .rank',
    );
  });

  test("a mutation is asked when its turn has come whether it may still start", async () => {
    const engine = await startEngine();
    let mayStart = true;
    const first = engine.runMutation(null, { path: "items:add", args: item("first") }, "1", () => {
      mayStart = false;
    });
    const refuse = (): void => {
      if (!mayStart) throw new Error("too late");
    };
    const second = engine.runMutation(null, { path: "items:add", args: item("second") }, "2", refuse);
    const original = await first;
    await expect(second).rejects.toThrow("too late");
    expect(await query(engine, "items:list", { list: "a" })).toEqual(["first"]);

    const repeat = { path: "items:add", args: item("first") };
    expect(await engine.runMutation(null, repeat, "1", refuse)).toEqual(original);
    expect(await engine.runMutation(null, { path: "items:add", args: item("second") }, "2")).toMatchObject({
      ok: true,
    });
  });

  test("a repeat whose outcome is known does not wait for the mutation that is running", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const engine = await startEngine();
    const call = { path: "items:add", args: item("x") };
    const original = await engine.runMutation(null, call, "1");
    const slow = engine.runMutation(null, { path: "items:hang", args: item("slow") });
    expect(await engine.runMutation(null, call, "1")).toEqual(original);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await slow).toMatchObject({ ok: false });
  });

  test("only a ConvexError carries data", async () => {
    const engine = await startEngine();
    const failed = await engine.runMutation(null, { path: "items:addThenFail", args: item("x", 3) });
    expect(failed).toMatchObject({
      ok: false,
      errorMessage: expect.stringMatching(/^\[Request ID: [0-9a-f]+\] Server Error\nUncaught ConvexError: /),
      errorData: { code: "FAILED" },
      logLines: ["[LOG] 'about to fail' { rank: 3 }"],
    });
    const plain = await read(engine, "items:plainError", {});
    expect(plain).toMatchObject({
      ok: false,
      errorMessage: expect.stringContaining("\nUncaught TypeError: plain"),
    });
    expect(plain).not.toHaveProperty("errorData");
  });

  test("a query can't write", async () => {
    const engine = await startEngine();
    await expect(query(engine, "items:writeFromQuery", {})).rejects.toThrow(
      `A query can't write: "1.0/insert"`,
    );
  });

  test("an operation this deployment lacks is named", async () => {
    const engine = await startEngine();
    const outcome = await engine.runAction(null, { path: "items:searchVectors", args: {} });
    expect(() => valueOf(outcome)).toThrow("This local deployment does not have vector search.");
  });

  test("public runs are counted, those without an identity apart", async () => {
    const engine = await startEngine();
    const me = { path: "items.js:me", args: {} };
    expect((await engine.runQueries(ALICE, [me, me])).outcomes.map(valueOf)).toEqual(["alice", "alice"]);
    expect((await engine.runQueries(null, [me])).outcomes.map(valueOf)).toEqual([null]);
    expect(engine.executions()).toEqual({ "items:me": { total: 3, unauthenticated: 1 } });
  });
});

describe("documents", () => {
  test("an id names its table, and only an undamaged one", async () => {
    const engine = await startEngine();
    const id = await mutateToId(engine, "items:add", item("x"));
    expect(id).toMatch(/^[0-9a-z]{32}$/);
    const mistyped = id.slice(0, -1) + (id.endsWith("0") ? "1" : "0");
    expect(await query(engine, "items:normalize", { id })).toBe(id);
    expect(await query(engine, "items:normalize", { id: mistyped })).toBeNull();
    await expect(query(engine, "items:get", { id: mistyped })).rejects.toThrow('Validator: v.id("items")');
  });

  test("creation times increase within one millisecond", async () => {
    const engine = await startEngine();
    const times: number[] = [];
    engine.onCommit(({ changes }) =>
      times.push(...changes.map(({ after }) => after?._creationTime ?? Number.NaN)),
    );
    for (let i = 0; i < 50; i += 1) await mutate(engine, "items:add", item(`${i}`));
    for (const [i, time] of times.slice(1).entries()) expect(time).toBeGreaterThan(times[i] ?? Infinity);
    expect(await query(engine, "items:newest", { count: 3 })).toEqual(["49", "48", "47"]);
  });

  test("commitTs becomes the commit's timestamp", async () => {
    const engine = await startEngine();
    const stamps: unknown[] = [];
    engine.onCommit(({ ts, changes }) => stamps.push(ts, changes[0]?.after?.["seenAt"]));
    await mutate(engine, "items:stamp", item("x"));
    expect(stamps[0]).toBe(stamps[1]);
  });
});

describe("transactions", () => {
  test("a failing mutation leaves no trace and doesn't block the next one", async () => {
    const engine = await startEngine();
    const before = engine.latestTs();
    const [failed, added] = await Promise.all([
      engine.runMutation(null, { path: "items:addThenFail", args: item("x") }),
      engine.runMutation(null, { path: "items:add", args: item("y") }),
    ]);
    expect([failed.ok, added.ok]).toEqual([false, true]);
    expect(await query(engine, "items:list", { list: "a" })).toEqual(["y"]);
    expect(engine.latestTs()).toBeGreaterThan(before);
  });

  test("a mutation that never ends fails after a while and lets the next one run", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const engine = await startEngine();
      const hanging = engine.runMutation(null, { path: "items:hang", args: item("x") });
      const adding = mutate(engine, "items:add", item("y"));
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await hanging).toMatchObject({
        errorMessage: expect.stringContaining("items:hang ran longer than 30 s"),
      });
      await adding;
      expect(await query(engine, "items:list", { list: "a" })).toEqual(["y"]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("nested mutations started at once roll back each on its own", async () => {
    const engine = await startEngine();
    expect(await mutate(engine, "items:addBesideFailures", item("x"))).toEqual([
      "rejected",
      "fulfilled",
      "rejected",
    ]);
    expect(await query(engine, "items:list", { list: "a" })).toEqual(["x"]);
  });

  test("an unawaited write is part of its mutation", async () => {
    const engine = await startEngine();
    await mutate(engine, "items:forget", item("x"));
    expect(await query(engine, "items:list", { list: "a" })).toEqual(["x"]);
  });

  test("queries of one call see the same data while mutations commit", async () => {
    const engine = await startEngine();
    const list = { path: "items:list", args: { list: "a" } };
    const reading = engine.runQueries(null, [list, list, list]);
    const { ts, outcomes } = (await Promise.all([reading, mutate(engine, "items:add", item("x"))]))[0];
    expect(outcomes.map(valueOf)).toEqual([[], [], []]);
    expect(ts).toBeLessThan(engine.latestTs());
  });
});

describe("actions", () => {
  test("call queries, mutations and handles, internal ones too, as the same user", async () => {
    const engine = await startEngine();
    const outcome = await engine.runAction(ALICE, { path: "jobs:addAndList", args: item("x") });
    expect(outcome).toMatchObject({ ok: true, value: { subject: "alice", names: ["x", "by handle"] } });
  });

  test("HTTP actions are found by route", async () => {
    const engine = await startEngine();
    await mutate(engine, "items:add", item("x"));
    const found = await engine.runHttpAction(null, new Request("http://127.0.0.1/names?list=a"));
    expect(await found.json()).toEqual(["x"]);
    const missing = await engine.runHttpAction(null, new Request("http://127.0.0.1/other"));
    expect(missing.status).toBe(404);
  });
});

test("an action, or an HTTP action, that never ends fails after ten minutes", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const engine = await startEngine();
    const ended: unknown[] = [];
    const action = engine.runAction(null, { path: "jobs:hang", args: {}, access: "admin" });
    const httpAction = engine.runHttpAction(null, new Request("http://127.0.0.1/never"));
    for (const each of [action, httpAction]) void each.then((outcome) => ended.push(outcome));
    await vi.advanceTimersByTimeAsync(599_000);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    const message = "Function execution timed out (maximum duration: 600s)";
    expect(await action).toMatchObject({ ok: false, errorMessage: expect.stringContaining(message) });
    const response = await httpAction;
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining(message)]);
  } finally {
    vi.useRealTimers();
  }
});

describe("reload", () => {
  test("a schema the documents break is refused, and the old functions go on", async () => {
    const engine = await startEngine();
    const id = await mutateToId(engine, "items:add", item("x"));
    const schema = {
      export: () =>
        JSON.stringify({
          schemaValidation: true,
          tables: [
            {
              tableName: "items",
              indexes: [],
              searchIndexes: [],
              documentType: { type: "object", value: {} },
            },
          ],
        }),
    };
    expect(() => engine.load({ ...modules, schema: { default: schema } })).toThrow(
      `Schema validation failed. Document with ID "${id}" in table "items" does not match the schema: Object contains extra field \`list\``,
    );
    expect(await query(engine, "items:list", { list: "a" })).toEqual(["x"]);
  });

  test("a mutation that runs during a reload runs again with the new functions", async () => {
    const engine = await startEngine();
    const adding = mutate(engine, "items:add", item("x"));
    engine.load(modules);
    await adding;
    expect(await query(engine, "items:list", { list: "a" })).toEqual(["x"]);
    expect(engine.executions()["items:add"]?.total).toBe(2);
  });
});

test("a deployment told of a later timestamp continues after it", async () => {
  const engine = await startEngine();
  const ahead = engine.latestTs() + 10n ** 15n;
  engine.advanceTo(ahead);
  expect(engine.latestTs()).toBe(ahead);
  const outcome = await engine.runMutation(null, { path: "items:add", args: item("x") });
  expect(outcome).toMatchObject({ ok: true, ts: ahead + 1n });
});
