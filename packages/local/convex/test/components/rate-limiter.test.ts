import { ConvexError } from "convex/values";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { startComponents } from "./support";

const START = Date.UTC(2030, 0, 1);
const MINUTE_MS = 60_000;

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"], now: START }));
afterEach(() => vi.useRealTimers());

interface Status {
  ok: boolean;
  retryAfter?: number;
}

async function startLimits() {
  const { calls } = await startComponents();
  return {
    ...calls,
    take: (name: string, key = "a") => calls.mutation<Status>("limits:take", { name, key }),
    check: (name: string, key = "a") => calls.query<Status>("limits:check", { name, key }),
  };
}

test("a bucket gives what it holds, refuses more, and refills with time", async () => {
  const { take, check } = await startLimits();
  for (let i = 0; i < 3; i += 1) expect(await take("bucket")).toMatchObject({ ok: true });
  expect(await take("bucket")).toEqual({ ok: false, retryAfter: MINUTE_MS / 6 });
  expect(await check("bucket")).toEqual({ ok: false, retryAfter: MINUTE_MS / 6 });
  vi.setSystemTime(START + 4_000);
  expect(await take("bucket")).toEqual({
    ok: false,
    retryAfter: expect.closeTo(6_000, 3) as unknown,
  });
  vi.setSystemTime(START + MINUTE_MS / 6);
  expect(await check("bucket")).toMatchObject({ ok: true });
  expect(await take("bucket")).toMatchObject({ ok: true });
  expect(await take("bucket")).toMatchObject({ ok: false });
});

test("a window gives its number once in its time", async () => {
  const { take } = await startLimits();
  vi.setSystemTime(START + 10_000);
  expect(await take("window")).toMatchObject({ ok: true });
  expect(await take("window")).toMatchObject({ ok: true });
  expect(await take("window")).toEqual({ ok: false, retryAfter: MINUTE_MS - 10_000 });
  vi.setSystemTime(START + MINUTE_MS);
  expect(await take("window")).toMatchObject({ ok: true });
});

test("each key has its own, and a reset gives it back", async () => {
  const { take, mutation, query } = await startLimits();
  for (let i = 0; i < 3; i += 1) await take("bucket", "a");
  expect(await take("bucket", "b")).toMatchObject({ ok: true });
  expect(await take("bucket", "a")).toMatchObject({ ok: false });
  await mutation("limits:reset", { name: "bucket", key: "a" });
  expect(await take("bucket", "a")).toMatchObject({ ok: true });
  expect(await query("limits:value", { name: "bucket", key: "a" })).toBe(2);
  expect(await query("limits:value", { name: "bucket", key: "b" })).toBe(2);
});

test("a refusal that is thrown is a ConvexError with the time to wait", async () => {
  const { take, mutation } = await startLimits();
  for (let i = 0; i < 3; i += 1) await take("bucket");
  const refused = mutation("limits:take", { name: "bucket", key: "a", throws: true });
  await expect(refused).rejects.toBeInstanceOf(ConvexError);
  await expect(refused).rejects.toMatchObject({
    data: { kind: "RateLimited", name: "bucket", retryAfter: MINUTE_MS / 6 },
  });
});

test("a mutation that fails has taken nothing", async () => {
  const { take, mutation, query } = await startLimits();
  await take("bucket");
  await expect(mutation("limits:takeAndFail", { name: "bucket", key: "a" })).rejects.toThrow(
    "after the limit",
  );
  expect(await query("limits:value", { name: "bucket", key: "a" })).toBe(2);
});

test("what is taken asynchronously is taken by the component's own worker", async () => {
  const { take, query } = await startLimits();
  expect(await take("queued")).toMatchObject({ ok: true });
  await expect.poll(() => query("limits:value", { name: "queued", key: "a" }), { timeout: 20_000 }).toBe(1);
});
