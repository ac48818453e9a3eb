import { temporaryDirectory } from "@repo/local-kit/testing";
import { makeFunctionReference } from "convex/server";
import { expect, test, vi } from "vitest";

import type { Deployment } from "../../src/index";
import { connect, subscribe } from "../support/clients";
import { startComponents } from "./support";

interface Notes {
  app: string[];
  ledger: string[];
  secondLedger: string[];
}

/** Waits until a live query shows that these notes are there, and no others. */
async function untilNotes({ url }: Deployment, expected: Partial<Notes>): Promise<void> {
  const all = makeFunctionReference<"query", Record<string, never>, Notes>("ledgers:all");
  const wanted = JSON.stringify({ app: [], ledger: [], secondLedger: [], ...expected });
  await subscribe(connect(url), all, {}).until((notes) => JSON.stringify(notes) === wanted);
}

test("what a component schedules is its own function, and its own job", async () => {
  const { deployment, calls } = await startComponents();
  const id = await calls.mutation<string>("ledgers:addLater", { text: "later" });
  await untilNotes(deployment, { ledger: ["later"] });
  await expect
    .poll(() => calls.query("ledgers:jobState", { id }))
    .toMatchObject({ name: "notes.js:addInternal", args: [{ text: "later" }], state: { kind: "success" } });
  expect(Object.keys(await calls.query<object>("ledgers:jobState", { id }))).not.toContain("_component");
  await expect(calls.mutation("ledgers:cancelInSecond", { id })).rejects.toThrow(
    `There is no scheduled function with ID "${id}"`,
  );
});

test("an app schedules a function of its component", async () => {
  const { deployment, calls } = await startComponents();
  await calls.mutation("ledgers:scheduleInLedger", { text: "scheduled" });
  await untilNotes(deployment, { ledger: ["scheduled"] });
});

test("a component calls, and schedules, a function of the app by its handle", async () => {
  const { deployment, calls } = await startComponents();
  await calls.mutation("ledgers:addByHandle", { text: "called" });
  expect(await calls.query("ledgers:all")).toMatchObject({ app: ["called"], ledger: [] });
  await calls.mutation("ledgers:addByHandleLater", { text: "called later" });
  await untilNotes(deployment, { app: ["called", "called later"] });
});

test("a handle of a component's internal function is called by the app, for it was given one", async () => {
  const { calls } = await startComponents();
  await calls.mutation("ledgers:addByLedgersHandle", { text: "by handle" });
  expect(await calls.query("ledgers:all")).toMatchObject({ app: [], ledger: ["by handle"] });
});

test.each(["function://nothing:here", "function://nowhere;notes:add", "function://ledger;notes:nothing"])(
  "a handle of nothing is refused: %s",
  async (handle) => {
    const { calls } = await startComponents();
    await expect(calls.mutation("ledgers:callHandle", { handle })).rejects.toThrow(
      "Function handle not found",
    );
  },
);

test("each use of a component has its own cron jobs, also after a restart", async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const stateDir = temporaryDirectory();
  const first = await startComponents({ stateDir });
  await expect.poll(() => first.calls.query("ledgers:ticks")).toEqual([1, 1]);
  await first.deployment.close();
  const second = await startComponents({ stateDir });
  expect(await second.calls.query("ledgers:ticks")).toEqual([1, 1]);
});

test("a restart keeps what components have, and the jobs that wait", async () => {
  const stateDir = temporaryDirectory();
  const first = await startComponents({ stateDir });
  await first.calls.mutation("ledgers:addToApp", { text: "app" });
  const id = await first.calls.mutation<string>("ledgers:addToLedger", { text: "ledger" });
  await first.calls.mutation("ledgers:addToSecond", { text: "second ledger" });
  await first.deployment.close();

  const { calls } = await startComponents({ stateDir });
  expect(await calls.query("ledgers:all")).toEqual({
    app: ["app"],
    ledger: ["ledger"],
    secondLedger: ["second ledger"],
  });
  expect(await calls.query("ledgers:averageLengths")).toEqual([6, 13]);
  expect(await calls.query("ledgers:readInLedger", { id })).toMatchObject({ text: "ledger" });
});
