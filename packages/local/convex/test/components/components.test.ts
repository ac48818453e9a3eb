import { expect, test } from "vitest";

import { startComponents, type Calls } from "./support";

interface Notes {
  app: string[];
  ledger: string[];
  secondLedger: string[];
}

const notes = async ({ query }: Calls): Promise<Notes> => await query<Notes>("ledgers:all");
const NOTHING: Notes = { app: [], ledger: [], secondLedger: [] };

test("the app and each use of a component have tables of their own, also with the same name", async () => {
  const { calls } = await startComponents();
  await calls.mutation("ledgers:addToApp", { text: "app" });
  await calls.mutation("ledgers:addToLedger", { text: "ledger" });
  await calls.mutation("ledgers:addToSecond", { text: "second" });
  await calls.mutation("ledgers:addToSecond", { text: "more" });
  expect(await notes(calls)).toEqual({ app: ["app"], ledger: ["ledger"], secondLedger: ["more", "second"] });
  // A component of a component, twice: that of each use is its own.
  expect(await calls.query("ledgers:averageLengths")).toEqual([6, 5]);
});

test("no name leads to another component's table", async () => {
  const { calls } = await startComponents();
  await calls.mutation("ledgers:addToLedger", { text: "ledger" });
  await expect(calls.query("ledgers:queryOther", { table: "ledger/notes" })).rejects.toThrow(
    'Invalid table name: "ledger/notes".',
  );
});

test("ids are those of the component that made them, and none elsewhere", async () => {
  const { calls } = await startComponents();
  const app = await calls.mutation<string>("ledgers:addToApp", { text: "app" });
  const ledger = await calls.mutation<string>("ledgers:addToLedger", { text: "ledger" });
  expect(await calls.query("ledgers:normalize", { id: app })).toEqual([app, null, null]);
  expect(await calls.query("ledgers:normalize", { id: ledger })).toEqual([null, ledger, null]);
  expect(await calls.query("ledgers:readInLedger", { id: ledger })).toMatchObject({ text: "ledger" });
  for (const [read, id] of [
    ["ledgers:read", ledger],
    ["ledgers:readInLedger", app],
  ] as const) {
    await expect(calls.query(read, { id })).rejects.toThrow(`Unable to decode ID: "${id}"`);
  }
  // Of another table than the validator of the component's argument names, in its own eyes.
  await expect(calls.mutation("ledgers:about", { id: app })).rejects.toThrow(/ArgumentValidationError/);
  await calls.mutation("ledgers:about", { id: ledger });
  expect((await notes(calls)).ledger).toEqual(["about", "ledger"]);
});

test("a component's documents must satisfy its own schema", async () => {
  const { calls } = await startComponents();
  await expect(calls.mutation("ledgers:addAnything", { value: 1 })).rejects.toThrow(
    'Failed to insert or update a document in table "notes" because it does not match the schema',
  );
  expect(await notes(calls)).toEqual(NOTHING);
});

test("a component that fails takes back its own writes alone, if the app goes on", async () => {
  const { calls } = await startComponents();
  await calls.mutation("ledgers:addBesideFailure", { text: "undone" });
  expect(await notes(calls)).toEqual({ ...NOTHING, app: ["after the insert", "before"] });
  expect(await calls.query("ledgers:averageLengths")).toEqual([0, 0]);
});

test("an app that fails takes back what its components wrote", async () => {
  const { calls } = await startComponents();
  await expect(calls.mutation("ledgers:addWithFailure", { text: "undone" })).rejects.toThrow("the app's");
  expect(await notes(calls)).toEqual(NOTHING);
});

test("actions of a component call its own functions", async () => {
  const { calls } = await startComponents();
  expect(await calls.action("ledgers:addByAction", { text: "acted" })).toEqual(["acted"]);
  expect(await notes(calls)).toEqual({ ...NOTHING, ledger: ["acted"] });
});

test("a query on a stale snapshot sees nothing of what its mutation wrote", async () => {
  const { calls } = await startComponents();
  await calls.mutation("ledgers:addToLedger", { text: "before" });
  expect(await calls.mutation("ledgers:countStale", { text: "now" })).toEqual([1, 2]);
});

test("a component sees the environment that it is given, and where it is", async () => {
  const { calls, deployment } = await startComponents({ env: { SECRET: "of the app", SHOUT: "no" } });
  const system = { CONVEX_CLOUD_URL: deployment.url, CONVEX_SITE_URL: deployment.siteUrl };
  expect(await calls.query("ledgers:environments")).toEqual([
    { GREETING: "hello", ...system },
    { GREETING: "good day", SHOUT: "yes", ...system },
  ]);
  expect(await calls.query("ledgers:paths")).toEqual(["", "secondLedger"]);
});

test("a component's mutation goes through pages", async () => {
  const { calls } = await startComponents();
  for (const text of ["one", "two", "three"]) await calls.mutation("ledgers:addToLedger", { text });
  expect(await calls.mutation("ledgers:countByPages")).toBe(3);
});

test("what components have not is refused", async () => {
  const { calls } = await startComponents();
  const paginationOpts = { numItems: 1, cursor: null };
  await expect(calls.query("ledgers:page", { paginationOpts })).rejects.toThrow(
    "paginate() is only supported in the app.",
  );
  await expect(calls.query("ledgers:secret")).rejects.toThrow(
    'Child component "ledger" does not export ["notes","secret"]',
  );
});

test("clients do not call a component's functions", async () => {
  const { deployment } = await startComponents();
  const call = async (authorization: Record<string, string>, componentPath: string) => {
    const response = await fetch(`${deployment.url}/api/query`, {
      method: "POST",
      headers: { "content-type": "application/json", ...authorization },
      body: JSON.stringify({ path: "notes:texts", args: {}, componentPath }),
    });
    return await response.json();
  };
  expect(await call({}, "ledger")).toMatchObject({
    status: "error",
    errorMessage: expect.stringContaining("a component's functions are called by other functions alone"),
  });
  const asAdmin = { authorization: `Convex ${deployment.adminKey}` };
  expect(await call(asAdmin, "ledger")).toEqual({ status: "success", value: [] });
  expect(await call(asAdmin, "nothing")).toMatchObject({
    errorMessage: expect.stringContaining('does not have the component "nothing"'),
  });
});

test("a file that is uploaded for a component is that component's", async () => {
  const { calls, deployment } = await startComponents();
  const url = await calls.mutation<string>("ledgers:fileUrl");
  const uploaded = await fetch(url, {
    method: "POST",
    body: "hello",
    headers: { "content-type": "text/plain" },
  });
  const { storageId: id } = (await uploaded.json()) as { storageId: string };
  const found = await calls.query<string>("ledgers:readFile", { id });
  expect(await (await fetch(found)).text()).toBe("hello");
  const { engine } = deployment;
  const ts = engine.latestTs();
  await engine.startExport(true);
  const files = await engine.exportFiles(ts);
  expect(files.get("ledger")).toMatchObject([{ id, contentType: "text/plain" }]);
  expect(files.get("")).toEqual([]);
});
