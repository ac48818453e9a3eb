import type { Report } from "@repo/features/comparison/messages";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { App } from "../../concern";
import { FramePair, PATIENCE, type Surroundings } from "./frame-pair";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const report = (path: string, isSettled = true): Report => ({
  type: "comparison/report",
  path,
  kind: "navigation",
  session: "signed-in",
  isDevelopment: false,
  isSettled,
  cost: { requests: 1, scriptBytes: 2, pageBytes: 3, transferredBytes: 4, firstRows: null },
});

/** Frames that come to rest where they are sent, and run one query each time they do. */
function makePair({ running = ["pages-auth0", "app-clerk"] as readonly App[], follow = true } = {}) {
  let total = 0;
  const sent: string[] = [];
  const led: string[] = [];
  const settles = { current: true };
  const arrive = (app: App, path: string, isSettled = true) => {
    pair.reported(app, report(path, false));
    total += 1;
    if (isSettled) pair.reported(app, report(path));
  };
  const surroundings: Surroundings = {
    answers: async (app) => running.includes(app),
    readCounts: async () => ({ "customers:page": { total, unauthenticated: 0 } }),
    onLed: (path) => led.push(path),
    send: (app, path) => {
      sent.push(`${app} ${path}`);
      arrive(app, path, settles.current);
    },
  };
  const pair = new FramePair("/", follow, surroundings);
  const opened = new Map<App, number>();
  pair.subscribe(() => {
    for (const app of ["pages-auth0", "app-clerk"] as const) {
      const { opened: document } = pair.getState().frames[app];
      if (document === undefined || opened.get(app) === document.times) continue;
      opened.set(app, document.times);
      sent.push(`${app} opened at ${document.path}`);
      arrive(app, document.path);
    }
  });
  return { pair, sent, led, arrive, settles };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const runsOf = (pair: FramePair, app: App) =>
  pair.getState().frames[app].runs?.map(({ name, authenticated }) => `${authenticated} ${name}`);

test("opens one after the other, and says what each ran", async () => {
  const { pair, sent } = makePair();
  pair.start();
  await settle();
  expect(sent).toEqual(["pages-auth0 opened at /", "app-clerk opened at /"]);
  expect(runsOf(pair, "pages-auth0")).toEqual(["1 customers:page"]);
  expect(runsOf(pair, "app-clerk")).toEqual(["1 customers:page"]);
});

test("a step in one is followed by the other, and is not led back", async () => {
  const { pair, sent, led, arrive } = makePair();
  pair.start();
  await settle();
  arrive("app-clerk", "/customers");
  await settle();
  expect(led).toEqual(["/customers"]);
  expect(sent.slice(2)).toEqual(["pages-auth0 /customers"]);
  expect(pair.getState().path).toBe("/customers");
  expect(runsOf(pair, "pages-auth0")).toEqual(["1 customers:page"]);
});

test("without follow a step is the leader's alone, until follow is on", async () => {
  const { pair, sent, arrive } = makePair({ follow: false });
  pair.start();
  await settle();
  arrive("pages-auth0", "/account");
  await settle();
  expect(sent).toHaveLength(2);
  pair.setFollow(true);
  await settle();
  expect(sent.slice(2)).toEqual(["app-clerk /account"]);
});

test("the address bar sends both, in turns", async () => {
  const { pair, sent } = makePair();
  pair.start();
  await settle();
  pair.go("/rendering/server");
  await settle();
  expect(sent.slice(2)).toEqual(["pages-auth0 /rendering/server", "app-clerk /rendering/server"]);
});

test("what runs while both load is nobody's", async () => {
  const { pair, arrive } = makePair({ follow: false });
  pair.start();
  await settle();
  arrive("pages-auth0", "/customers", false);
  arrive("app-clerk", "/account", false);
  pair.reported("app-clerk", report("/account"));
  pair.reported("pages-auth0", report("/customers"));
  await settle();
  expect(pair.getState().frames["pages-auth0"].runs).toBeNull();
  expect(pair.getState().frames["app-clerk"].runs).toBeNull();
});

test("an app that does not answer is named, and the other opens all the same", async () => {
  const { pair, sent } = makePair({ running: ["app-clerk"] });
  pair.start();
  await settle();
  expect(pair.getState().frames["pages-auth0"].problem).toBe("unreachable");
  expect(sent).toEqual(["app-clerk opened at /"]);
});

test("a document that never reports, such as a login page, is named; a reload is its way back", async () => {
  const { pair, sent } = makePair();
  pair.start();
  await settle();
  pair.loaded("pages-auth0");
  await vi.advanceTimersByTimeAsync(PATIENCE);
  expect(pair.getState().frames["pages-auth0"].problem).toBe("silent");
  pair.reload("pages-auth0");
  await settle();
  expect(pair.getState().frames["pages-auth0"].problem).toBeUndefined();
  expect(sent.at(-1)).toBe("pages-auth0 opened at /");
});

test("a document that reports late is there, and leads as before", async () => {
  const { pair, sent, arrive } = makePair();
  pair.start();
  await settle();
  pair.loaded("app-clerk");
  await vi.advanceTimersByTimeAsync(PATIENCE);
  arrive("app-clerk", "/account");
  await settle();
  expect(pair.getState().frames["app-clerk"]).toMatchObject({ problem: undefined });
  expect(sent.at(-1)).toBe("pages-auth0 /account");
});

test("a page that never comes to rest does not hold up the other", async () => {
  const { pair, sent, settles } = makePair();
  pair.start();
  await settle();
  settles.current = false;
  pair.go("/customers");
  await vi.advanceTimersByTimeAsync(PATIENCE);
  expect(sent.slice(2)).toEqual(["pages-auth0 /customers", "app-clerk /customers"]);
  expect(pair.getState().frames["pages-auth0"]).toMatchObject({ runs: null, problem: undefined });
});
