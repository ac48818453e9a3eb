import { rawRequest } from "../testing/index";
import { Hono } from "hono";
import { expect, onTestFinished, test } from "vitest";

import { appListener } from "./app-listener";
import { listen } from "./listen";

async function start(): Promise<string> {
  const listener = await listen(0);
  onTestFinished(listener.close);
  const app = new Hono();
  app.all("*", (c) => c.text(c.req.path));
  listener.serve({ request: appListener(app, { replacesGlobals: false }) });
  return listener.url;
}

test("an app answers", async () => {
  const { Request: before } = globalThis;
  const url = await start();
  expect(await (await fetch(`${url}/a?b`)).text()).toBe("/a");
  expect(globalThis.Request).toBe(before);
});

test.each([
  ["a Host with credentials", { headers: { host: "user:password@127.0.0.1" } }, 400],
  ["a path that would become credentials", { path: "@evil.example/" }, 400],
  ["a whole URL of another machine", { path: "http://evil.example/" }, 400],
  ["a method that no Request may have", { method: "TRACE" }, 200],
])("%s is answered with the right status", async (_what, options, status) => {
  expect(await rawRequest(await start(), options)).toBe(status);
});
