import type { ConvexReactClient } from "convex/react";
import { getFunctionName, makeFunctionReference, type FunctionReference } from "convex/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Prewarmer } from "./prewarmer";
import { authedCall } from "./query-call";

const get = makeFunctionReference<"query", { id: number }>("customers:get");
const customer = (id: number) => authedCall(get, { id });

/** Counts what the real client would subscribe to. */
function subscriptions() {
  const started: string[] = [];
  const open = new Set<string>();
  const client = {
    watchQuery: (query: FunctionReference<"query">, args: { id: number }) => ({
      onUpdate: () => {
        const name = `${getFunctionName(query)} ${args.id}`;
        started.push(name);
        open.add(name);
        return () => open.delete(name);
      },
    }),
  };
  return { started, open, client: client as unknown as ConvexReactClient };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first intent subscribes at once", () => {
  const { client, open } = subscriptions();
  new Prewarmer(client).start(customer(1));
  expect([...open]).toEqual(["customers:get 1"]);
});

test("intent that ends lets go soon, and intent that comes back holds on", () => {
  const { client, open, started } = subscriptions();
  const prewarmer = new Prewarmer(client);
  prewarmer.start(customer(1));
  prewarmer.stop(customer(1));
  vi.advanceTimersByTime(200);
  prewarmer.start(customer(1));
  vi.advanceTimersByTime(1000);
  expect(open.size).toBe(1);
  prewarmer.stop(customer(1));
  vi.advanceTimersByTime(301);
  expect(open.size).toBe(0);
  expect(started).toHaveLength(1);
});

test("a click holds on until the page has taken over, though the pointer leaves", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  prewarmer.start(customer(1));
  prewarmer.commit(customer(1));
  vi.advanceTimersByTime(4999);
  expect(open.size).toBe(1);
  vi.advanceTimersByTime(2);
  expect(open.size).toBe(0);
});

test("a click without intent before it subscribes too", () => {
  const { client, open } = subscriptions();
  new Prewarmer(client).commit(customer(1));
  expect(open.size).toBe(1);
});

test("a pointer that sweeps 200 rows in a second causes few subscriptions, and leaves none", () => {
  const { client, open, started } = subscriptions();
  const prewarmer = new Prewarmer(client);
  let most = 0;
  for (let id = 0; id < 200; id++) {
    prewarmer.start(customer(id));
    vi.advanceTimersByTime(5);
    prewarmer.stop(customer(id));
    most = Math.max(most, open.size);
  }
  expect(started.length).toBeGreaterThan(0);
  expect(started.length).toBeLessThanOrEqual(13);
  expect(most).toBeLessThanOrEqual(4);
  vi.advanceTimersByTime(400);
  expect(open.size).toBe(0);
});

test("the row the pointer rests on gets its turn", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  prewarmer.start(customer(1));
  prewarmer.stop(customer(1));
  prewarmer.start(customer(2));
  expect([...open]).toEqual(["customers:get 1"]);
  vi.advanceTimersByTime(80);
  expect(open.has("customers:get 2")).toBe(true);
});

test("holds no more than four, the newest", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  for (let id = 0; id < 6; id++) prewarmer.commit(customer(id));
  expect([...open]).toEqual([2, 3, 4, 5].map((id) => `customers:get ${id}`));
});

test("the end of a session lets go of everything at once, also of what waits for its turn", () => {
  const { client, open, started } = subscriptions();
  const prewarmer = new Prewarmer(client);
  prewarmer.start(customer(1));
  prewarmer.start(customer(2));
  prewarmer.clear();
  expect(open.size).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(started).toHaveLength(1);
});
