import { queryGeneric } from "convex/server";
import { v } from "convex/values";
import { expect, test, vi } from "vitest";
import { query, startEngine } from "../testing/engine";

test("a function's validators are read once, and again when the function is replaced", async () => {
  const engine = await startEngine();
  const load = (returned: string) => {
    const hello = queryGeneric({ args: { name: v.string() }, returns: v.string(), handler: () => returned });
    const exported = hello as unknown as { exportArgs(): string; exportReturns(): string };
    const spies = [vi.spyOn(exported, "exportArgs"), vi.spyOn(exported, "exportReturns")];
    engine.load({ greetings: { hello } });
    return () => spies.map((spy) => spy.mock.calls.length);
  };

  const reads = load("hello");
  for (let i = 0; i < 3; i += 1)
    expect(await query(engine, "greetings:hello", { name: "Ada" })).toBe("hello");
  expect(reads()).toEqual([1, 1]);

  const readsOfNext = load("bonjour");
  expect(await query(engine, "greetings:hello", { name: "Ada" })).toBe("bonjour");
  expect(readsOfNext()).toEqual([1, 1]);
  await expect(query(engine, "greetings:hello", { name: 1 })).rejects.toThrow("ArgumentValidationError");
});
