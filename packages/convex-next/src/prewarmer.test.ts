import type { ConvexReactClient } from "convex/react";
import { getFunctionName, makeFunctionReference, type FunctionReference } from "convex/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Prewarmer, type Intent } from "./prewarmer";
import { authedCall } from "./query-call";

const get = makeFunctionReference<"query", { id: number }>("customers:get");
const customer = (id: number) => authedCall(get, { id });

/** A link to the page of one customer, or to one of several. */
const intent = (...ids: number[]) =>
  ({ calls: ids.map(customer), onTurn: vi.fn<() => void>() }) satisfies Intent;

/** Counts what the real client would subscribe to. */
function subscriptions() {
  const started: string[] = [];
  const open = new Set<string>();
  const failed = new Set<string>();
  const listeners = new Map<string, () => void>();
  const client = {
    watchQuery: (query: FunctionReference<"query">, args: { id: number }) => {
      const name = `${getFunctionName(query)} ${args.id}`;
      return {
        onUpdate: (listener: () => void) => {
          started.push(name);
          open.add(name);
          listeners.set(name, listener);
          return () => open.delete(name);
        },
        localQueryResult: () => {
          if (failed.has(name)) throw new Error("Server Error");
        },
      };
    },
  };
  const fail = (name: string) => {
    failed.add(name);
    listeners.get(name)?.();
  };
  return { started, open, fail, client: client as unknown as ConvexReactClient };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first intent subscribes at once, to everything its page needs", () => {
  const { client, open } = subscriptions();
  const first = intent(1, 2);
  new Prewarmer(client).start(first);
  expect([...open]).toEqual(["customers:get 1", "customers:get 2"]);
  expect(first.onTurn).toHaveBeenCalledOnce();
});

test("intent that ends lets go soon, and intent that comes back holds on", () => {
  const { client, open, started } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const one = intent(1);
  prewarmer.start(one);
  prewarmer.stop(one);
  vi.advanceTimersByTime(200);
  prewarmer.start(one);
  vi.advanceTimersByTime(1000);
  expect(open.size).toBe(1);
  prewarmer.stop(one);
  vi.advanceTimersByTime(301);
  expect(open.size).toBe(0);
  expect(started).toHaveLength(1);
});

test("what two links want stays until both have lost interest", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const [pointed, focused] = [intent(1), intent(1)];
  prewarmer.start(pointed);
  prewarmer.start(focused);
  prewarmer.stop(pointed);
  vi.advanceTimersByTime(1000);
  expect(open.size).toBe(1);
  prewarmer.stop(focused);
  vi.advanceTimersByTime(301);
  expect(open.size).toBe(0);
});

test("a click holds on until the page has taken over, though the pointer leaves", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const one = intent(1);
  prewarmer.start(one);
  prewarmer.commit(one.calls);
  prewarmer.stop(one);
  vi.advanceTimersByTime(4999);
  expect(open.size).toBe(1);
  vi.advanceTimersByTime(2);
  expect(open.size).toBe(0);
});

test("a click without intent before it subscribes too", () => {
  const { client, open } = subscriptions();
  new Prewarmer(client).commit([customer(1)]);
  expect(open.size).toBe(1);
});

test("what was clicked stays while the pointer goes over many others", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  prewarmer.commit([customer(0)]);
  for (let id = 1; id < 20; id++) {
    const passed = intent(id);
    prewarmer.start(passed);
    vi.advanceTimersByTime(80);
    prewarmer.stop(passed);
  }
  expect(open.has("customers:get 0")).toBe(true);
});

test("a pointer that sweeps 200 rows in a second gives few of them a turn, and leaves nothing", () => {
  const { client, open, started } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const passed = Array.from({ length: 200 }, (_, id) => intent(id));
  let most = 0;
  for (const one of passed) {
    prewarmer.start(one);
    vi.advanceTimersByTime(5);
    prewarmer.stop(one);
    most = Math.max(most, open.size);
  }
  expect(started.length).toBeGreaterThan(0);
  expect(started.length).toBeLessThanOrEqual(13);
  expect(most).toBeLessThanOrEqual(4);
  // What else a link asks for, such as its route's server part, keeps to the same turns.
  expect(passed.filter(({ onTurn }) => onTurn.mock.calls.length > 0)).toHaveLength(started.length);
  vi.advanceTimersByTime(400);
  expect(open.size).toBe(0);
});

test("the row the pointer rests on gets its turn", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const [passed, rested] = [intent(1), intent(2)];
  prewarmer.start(passed);
  prewarmer.stop(passed);
  prewarmer.start(rested);
  expect([...open]).toEqual(["customers:get 1"]);
  expect(rested.onTurn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(80);
  expect(open.has("customers:get 2")).toBe(true);
  expect(rested.onTurn).toHaveBeenCalledOnce();
});

test("intents that wait have their turns one after the other", () => {
  const { client, started } = subscriptions();
  const prewarmer = new Prewarmer(client);
  for (const id of [1, 2, 3]) prewarmer.start(intent(id));
  vi.advanceTimersByTime(80);
  expect(started).toEqual(["customers:get 1", "customers:get 3"]);
  vi.advanceTimersByTime(80);
  expect(started).toHaveLength(3);
});

test("a button that goes down does not wait for its turn", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const passed = intent(1);
  prewarmer.start(passed);
  prewarmer.stop(passed);
  prewarmer.start(intent(2));
  prewarmer.hurry();
  expect(open.has("customers:get 2")).toBe(true);
});

test("holds no more than four ahead of a click, the newest", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  for (let id = 0; id < 6; id++) {
    prewarmer.start(intent(id));
    vi.advanceTimersByTime(80);
  }
  expect([...open]).toEqual([2, 3, 4, 5].map((id) => `customers:get ${id}`));
});

test("the end of a session lets go of everything at once, also of what waits for its turn", () => {
  const { client, open, started } = subscriptions();
  const prewarmer = new Prewarmer(client);
  prewarmer.start(intent(1));
  prewarmer.start(intent(2));
  prewarmer.clear();
  expect(open.size).toBe(0);
  vi.advanceTimersByTime(10_000);
  expect(started).toHaveLength(1);
});

test("what is kept stays, whatever comes near meanwhile, until nobody wants it", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const kept = intent(1);
  prewarmer.keep(kept);
  expect(kept.onTurn).toHaveBeenCalledOnce();
  for (let id = 2; id <= 8; id++) {
    prewarmer.start(intent(id));
    vi.advanceTimersByTime(100);
  }
  expect(open).toContain("customers:get 1");
  expect(open.size).toBe(5);
  prewarmer.stop(kept);
  vi.advanceTimersByTime(301);
  expect(open).not.toContain("customers:get 1");
});

test("what is kept stays after its link was clicked, though the page that was opened is left again", () => {
  const { client, open, started } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const header = intent(1);
  prewarmer.keep(header);
  prewarmer.commit(header.calls);
  vi.advanceTimersByTime(60_000);
  expect([...open]).toEqual(["customers:get 1"]);
  prewarmer.stop(header);
  vi.advanceTimersByTime(301);
  expect(open.size).toBe(0);
  expect(started).toHaveLength(1);
});

test("a pointer that rests on a link that was clicked holds on", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const one = intent(1);
  prewarmer.start(one);
  prewarmer.commit(one.calls);
  vi.advanceTimersByTime(5001);
  expect(open.size).toBe(1);
  prewarmer.stop(one);
  vi.advanceTimersByTime(301);
  expect(open.size).toBe(0);
});

test("no more than six are kept: the others wait for intent", () => {
  const { client, open } = subscriptions();
  const prewarmer = new Prewarmer(client);
  for (let id = 1; id <= 5; id++) prewarmer.keep(intent(id));
  const tooMuch = intent(6, 7);
  prewarmer.keep(tooMuch);
  expect(tooMuch.onTurn).not.toHaveBeenCalled();
  prewarmer.keep(intent(8));
  expect(open.size).toBe(6);
});

test("what fails is let go of, so that whoever tries again has it run again", () => {
  const { client, open, started, fail } = subscriptions();
  const prewarmer = new Prewarmer(client);
  const kept = intent(1);
  prewarmer.keep(kept);
  prewarmer.start(intent(2));
  fail("customers:get 1");
  expect([...open]).toEqual(["customers:get 2"]);
  // Failed for the page before anybody was near its link.
  fail("customers:get 3");
  vi.advanceTimersByTime(100);
  prewarmer.start(intent(3));
  expect([...open]).toEqual(["customers:get 2"]);
  prewarmer.commit([customer(3)]);
  prewarmer.stop(kept);
  vi.advanceTimersByTime(10_000);
  expect(started).toEqual(["customers:get 1", "customers:get 2", "customers:get 3", "customers:get 3"]);
});
