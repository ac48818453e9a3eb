import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { migrate } from "./migrate";

const count = { name: "migrations:countCustomers", state: "success", processed: 250 };
const trust = { name: "migrations:trustCounts", state: "success", processed: 2 };

/** A deployment that says how far it is at each look. */
function deployment(...looks: unknown[]) {
  const ran: string[] = [];
  const said: string[] = [];
  const run = (name: string) => {
    ran.push(name);
    return name === "migrations:status" ? looks.shift() : null;
  };
  return { ran, said, run, say: (text: string) => void said.push(text) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const finish = (of: ReturnType<typeof deployment>, patience = 60_000) =>
  migrate(of.run, of.say, Date.now() + patience, async () => vi.advanceTimersByTime(1000));

test("runs the migrations, and waits until the last one is done", async () => {
  const unknown = { ...trust, state: "unknown" };
  const running = { ...count, state: "inProgress" };
  const of = deployment([unknown, running], [unknown, count], [trust, count]);
  expect(await finish(of)).toBe(true);
  expect(of.ran).toEqual(["migrations:run", ...Array<string>(3).fill("migrations:status")]);
  expect(of.said).toEqual([
    "migrations:trustCounts is done: 2 documents",
    "migrations:countCustomers is done: 250 documents",
  ]);
});

test.each(["failed", "canceled"])("one that is %s ends it, with the reason", async (state) => {
  const of = deployment([trust, { ...count, state, error: "Too many reads" }]);
  expect(await finish(of)).toBe(false);
  expect(of.said).toEqual([`migrations:countCustomers ${state}: Too many reads`]);
});

test("what takes too long goes on alone, and it says how to look again", async () => {
  const running = [{ ...count, state: "inProgress" }];
  const of = deployment(running, running, running);
  expect(await finish(of, 1500)).toBe(false);
  expect(of.said.join()).toContain("npx convex run migrations:status");
});

test.each([[null], [[]], [["done"]], [{}]])("a status of %j is none", async (status) => {
  const of = deployment(status);
  await expect(migrate(of.run, of.say, Date.now())).rejects.toThrow("no list of migrations");
});
