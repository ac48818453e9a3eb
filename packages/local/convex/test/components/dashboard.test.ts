import { afterAll, beforeAll, expect, test } from "vitest";

import type { Deployment } from "../../src/index";
import { addressIn, openDashboard, type Dashboard } from "../support/dashboard";
import { startTestDeployment } from "../support/deployment";
import { callsOf, COMPONENTS_DIR } from "./support";

let deployment: Deployment;
let dashboard: Dashboard;
beforeAll(async () => {
  deployment = await startTestDeployment({ functionsDir: COMPONENTS_DIR });
  dashboard = openDashboard(deployment);
});
afterAll(() => deployment.close());

test("a component is chosen, and its tables lead to its documents and back", async () => {
  const calls = callsOf(deployment);
  await calls.mutation("ledgers:addToApp", { text: "of the app" });
  const id = await calls.mutation<string>("ledgers:addToLedger", { text: "of the ledger" });
  const app = await dashboard.open("/");
  expect(app.markup).toMatch(/<a\s+href="\/_local\/"\s+aria-current="true"\s*>App</);
  expect(app.text).toContain("notes 1");
  expect(app.text).not.toContain("ticks");
  const ledger = await dashboard.open(addressIn(app, /href="([^"]*)"\s*>ledger</));
  expect(ledger.markup).toMatch(/aria-current="true"\s*>ledger</);
  expect(ledger.text).toMatch(/_scheduled_functions 0 _storage 0 notes 1 ticks \d/);

  const notes = await dashboard.open(addressIn(ledger, /href="([^"]*)">notes</));
  expect(notes.text).toContain("Of the component ledger.");
  expect(notes.text).toContain("of the ledger");
  expect(notes.text).not.toContain("of the app");
  expect(notes.markup).toMatch(/<input type="hidden" name="component" value="ledger"/);
  const filtered = await dashboard.open("/tables/notes?component=ledger&field=text&value=5");
  expect(filtered.text).toContain("There are none here.");
  const document = await dashboard.open(addressIn(notes, new RegExp(`href="([^"]*)">${id}<`)));
  expect(document.text).toContain("of the ledger");
  expect(addressIn(document, /In <a href="([^"]*)"/)).toBe("/tables/notes?component=ledger");
  const inner = await dashboard.open("/?component=ledger%2Flengths");
  expect(inner.text).toMatch(/btree \d/);
});

test("a component's functions run with its own form", async () => {
  const app = await dashboard.open("/functions");
  const ledger = await dashboard.open(addressIn(app, /href="([^"]*)"\s*>secondLedger</));
  expect(ledger.text).not.toContain("ledgers:");
  const form = await dashboard.open(addressIn(ledger, /href="([^"]*)">notes:add</));
  expect(form.text).toContain("Of the component secondLedger.");
  const action = addressIn(form, /action="([^"]*)#result"/);
  const wrong = await dashboard.submit(action, { args: '{"text":5}' });
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain("Validator: v.string()");
  expect((await dashboard.submit(action, { args: '{"text":"by form"}' })).text).toContain("Result");
  const shown = await dashboard.submit("/function?path=notes:texts&component=secondLedger", { args: "{}" });
  expect(shown.text).toContain('"by form"');
  expect((await dashboard.open("/tables/notes")).text).not.toContain("by form");
});

test("the log leads to the function of a component that ran", async () => {
  await dashboard.submit("/function?path=notes:texts&component=secondLedger", { args: "{}" });
  const log = await dashboard.open("/logs");
  const ran = await dashboard.open(addressIn(log, /href="([^"]*)">secondLedger\/notes:texts</));
  expect(ran.status).toBe(200);
  expect(ran.text).toContain("Of the component secondLedger.");
});

test("a component, or a table of one, that there is not is told of", async () => {
  const none = await dashboard.open("/?component=nothing");
  expect(none.status).toBe(400);
  expect(none.text).toContain("nothing");
  expect((await dashboard.open("/tables/_exports?component=ledger")).status).toBe(404);
  expect((await dashboard.open("/tables/ledger%2Fnotes")).status).toBe(400);
});
