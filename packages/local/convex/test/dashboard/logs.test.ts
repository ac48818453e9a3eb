import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { expect, onTestFinished, test } from "vitest";

import type { Deployment } from "../../src/index";
import { addressIn, openDashboard } from "../support/dashboard";
import { startTestDeployment } from "../support/deployment";
import { functions } from "../support/functions";
import { copyFunctions } from "../support/functions-copy";

const { counter } = functions;
const EVENTS = /data-events="([^"]*)"/;

async function start(functionsDir?: string) {
  const deployment = await startTestDeployment(functionsDir === undefined ? {} : { functionsDir });
  onTestFinished(() => deployment.close());
  const client = new ConvexHttpClient(deployment.url, { logger: false });
  return { deployment, client, ...openDashboard(deployment) };
}

/** The stream of an open page; `until` reads on until it has brought this. */
async function listen({ url }: Deployment, address: string, headers: Record<string, string> = {}) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const response = await fetch(`${url}/_local${address}`, { headers, signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error("The stream has no body.");
  let received = "";
  return {
    type: response.headers.get("content-type"),
    async until(text: string): Promise<string> {
      while (!received.includes(text)) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`The stream ended with: ${received}`);
        received += value;
      }
      return received;
    },
  };
}

test("shows what ran, the newest last", async () => {
  const { client, open, deployment } = await start();
  await client.query(counter.log, {});
  await expect(client.mutation(counter.fail, { name: "x" })).rejects.toThrow("kaboom");
  await fetch(`${deployment.siteUrl}/files/a`);
  const { text } = await open("/logs");
  expect(text).toMatch(
    /query counter:log \d+ ms succeeded \[LOG\] 'hello from the deployment' .*mutation counter:fail \d+ ms failed .*Uncaught Error: kaboom .*http GET \/files\/a \d+ ms succeeded/,
  );
});

test("shows one function's runs, or the failed ones alone", async () => {
  const { client, open } = await start();
  await client.query(counter.log, {});
  await client.query(counter.get, { name: "x" });
  await expect(client.mutation(counter.fail, { name: "x" })).rejects.toThrow("kaboom");
  const one = (await open("/logs?path=counter:log")).text;
  expect(one).toContain("query counter:log");
  expect(one).not.toMatch(/query counter:get|mutation counter:fail/);
  const errors = await open("/logs?path=&errors=on");
  expect(errors.text).toContain("mutation counter:fail");
  expect(errors.text).not.toMatch(/query counter/);
  expect(errors.markup).toMatch(/name="errors"[^>]*checked/);
});

test("an open page is brought what runs, as its filter has it", async () => {
  const { client, open, deployment } = await start();
  await client.query(counter.log, {});
  const page = await open("/logs?path=counter:get");
  const events = await listen(deployment, addressIn(page, EVENTS));
  expect(events.type).toContain("text/event-stream");
  await client.query(counter.log, {});
  await client.query(counter.get, { name: "x" });
  const received = await events.until("\n\n");
  expect(received).toContain("counter:get");
  expect(received).not.toContain("counter:log");
});

test("a page whose connection was lost is brought what it missed", async () => {
  const { client, open, deployment } = await start();
  const address = addressIn(await open("/logs"), EVENTS);
  const events = await listen(deployment, address);
  await client.query(counter.get, { name: "x" });
  const id = /^id: (\d+)$/m.exec(await events.until("\n\n"))?.[1] ?? "";
  await client.query(counter.log, {});
  const again = await listen(deployment, address, { "last-event-id": id });
  const missed = await again.until("\n\n");
  expect(missed).toContain("counter:log");
  expect(missed).not.toContain("counter:get");
});

test("a place that the log does not have is refused", async () => {
  const { open } = await start();
  expect((await open("/logs/events?cursor=x")).status).toBe(400);
  expect((await open("/logs/events")).status).toBe(400);
});

test("without a script the page says how to see what is new", async () => {
  const { open } = await start();
  const { markup } = await open("/logs?errors=on");
  expect(markup).toMatch(/<noscript>[^]*href="\/_local\/logs\?errors=on"[^]*<\/noscript>/);
  const script = await open("/logs.js");
  expect(script.headers.get("content-type")).toContain("text/javascript");
  expect(script.markup).toContain("new EventSource(");
});

test("markup in log lines, errors and paths is text, on the page and in its stream", async () => {
  const hostile = "<img src=x onerror=alert(1)>";
  const copy = await copyFunctions();
  await copy.write(
    "hostile.ts",
    `import { mutation } from "./builders";
     export const fail = mutation({ args: {}, handler: () => {
       console.log(${JSON.stringify(hostile)});
       throw new Error(${JSON.stringify(hostile)});
     } });`,
  );
  const { client, open, deployment } = await start(copy.dir);
  const events = await listen(deployment, addressIn(await open("/logs"), EVENTS));
  const fail = makeFunctionReference<"mutation">("hostile:fail");
  await expect(client.mutation(fail, {})).rejects.toThrow(hostile);
  await fetch(`${deployment.siteUrl}/files/<b>`);
  for (const markup of [(await open("/logs")).markup, await events.until("hostile:fail")]) {
    expect(markup).not.toContain("<img");
    expect(markup).not.toContain("<b>");
    expect(markup.split("&lt;img src=x onerror=alert(1)&gt;")).toHaveLength(3);
  }
});
