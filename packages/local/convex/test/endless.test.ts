import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference, type FunctionReference } from "convex/server";
import { expect, onTestFinished, test } from "vitest";

import { startCli, type RunningCli } from "./support/cli";
import { connect, subscribe } from "./support/clients";
import { FUNCTIONS_DIR, startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { copyFunctions } from "./support/functions-copy";
import { until } from "./support/until";

const { counter } = functions;
const ONE_SECOND = "Function execution timed out (maximum duration: 1s)";
const AT_A_STRETCH = "Function execution timed out: the action computed for 1 s at a stretch.";

const query = (name: string): FunctionReference<"query"> => makeFunctionReference(`endless:${name}`);
const mutation = (name: string): FunctionReference<"mutation"> => makeFunctionReference(`endless:${name}`);
const action = (name: string): FunctionReference<"action"> => makeFunctionReference(`endless:${name}`);

function client({ url }: RunningCli): ConvexHttpClient {
  return new ConvexHttpClient(url, { logger: false });
}

/** The number of the line of the endless functions that has a text. */
async function lineOf(text: string): Promise<number> {
  const source = await readFile(path.join(FUNCTIONS_DIR, "endless.ts"), "utf8");
  return source.split("\n").findIndex((line) => line.includes(text)) + 1;
}

/** The call fails with the message, while somebody else is served, and the process goes on. */
async function expectToEndAlone(
  cli: RunningCli,
  call: Promise<unknown>,
  message: string | RegExp,
): Promise<void> {
  const failure = call.then(
    () => "no failure",
    (error: unknown) => String(error),
  );
  const other = client(cli).mutation(counter.increment, { name: "other" });
  const [failed, served] = await Promise.all([failure, other]);
  expect(failed).toMatch(message);
  expect(served).toBeGreaterThan(0);
  expect(cli.process.exitCode).toBeNull();
}

test("a query that computes for ever ends, in whatever way it does", async () => {
  const cli = await startCli({});
  const ways = ["for", "while", "doWhile", "awaits", "promises", "callbacks", "library", "caught"];
  for (const how of [...ways, "swallowed"]) {
    await expectToEndAlone(cli, client(cli).query(query("inQuery"), { how }), ONE_SECOND);
  }
});

test("a query that reads for ever, whatever it is told, ends", async () => {
  const cli = await startCli({});
  await expectToEndAlone(cli, client(cli).query(query("inReads"), {}), ONE_SECOND);
});

test("a mutation that computes for ever, itself or in a query that it calls, ends and has written nothing", async () => {
  const cli = await startCli({});
  for (const how of ["for", "swallowed"]) {
    const call = client(cli).mutation(mutation("inMutation"), { how, name: "mine" });
    await expectToEndAlone(cli, call, ONE_SECOND);
  }
  await expectToEndAlone(cli, client(cli).mutation(mutation("inNested"), {}), ONE_SECOND);
  expect(await client(cli).query(counter.get, { name: "mine" })).toBe(0);
});

test("an action, or an HTTP action, that computes for ever ends", async () => {
  const cli = await startCli({});
  for (const how of ["for", "awaits", "swallowed"]) {
    await expectToEndAlone(cli, client(cli).action(action("inAction"), { how }), AT_A_STRETCH);
  }
  await expectToEndAlone(cli, client(cli).action(action("inTimer"), { how: "for" }), AT_A_STRETCH);
  const response = await fetch(`${cli.siteUrl}/endless`);
  expect(response.status).toBe(500);
  expect(await response.text()).toContain(AT_A_STRETCH);
});

test("subscriptions of others go on, and a signal stops it, while one call after the other never ends", async () => {
  const cli = await startCli({});
  const shown = subscribe(connect(cli.url), counter.get, { name: "shown" });
  await shown.until((value) => value === 0);
  const endless = subscribe(connect(cli.url), query("inQuery"), { how: "for" });
  await client(cli).mutation(counter.increment, { name: "shown" });
  await shown.until((value) => value === 1);
  await until(
    () => endless.errors.length > 0,
    () => endless.values,
  );
  const call = client(cli).query(query("inQuery"), { how: "for" });
  cli.process.kill("SIGTERM");
  const [exit] = await Promise.all([once(cli.process, "exit"), call.catch(() => {})]);
  expect(exit).toEqual([0, null]);
});

test("many calls that compute for less, one after the other, are none that computes for too long", async () => {
  const deployment = await startTestDeployment();
  onTestFinished(() => deployment.close());
  const requests = Array.from({ length: 8 }, () => ({ path: "endless:briefly", args: { ms: 300 } }));
  const { outcomes } = await deployment.engine.runQueries(null, requests);
  expect(outcomes.map(({ ok }) => ok)).toEqual(requests.map(() => true));
});

test("time in which nothing is computed does not count", async () => {
  const cli = await startCli({});
  expect(await client(cli).query(query("stopped"), {})).toBe("went on");
});

test("a module that computes for ever while it is loaded is refused, and the previous functions go on", async () => {
  const copy = await copyFunctions();
  const cli = await startCli({ functionsDir: copy.dir }, "--watch");
  await copy.write("never.ts", "await Promise.resolve();\nfor (;;) await null;");
  await until(() => cli.printed().includes("previous ones go on"), cli.printed);
  expect(cli.printed()).toContain(`Failed to analyze never.js: ${ONE_SECOND}`);
  expect(await client(cli).mutation(counter.increment, { name: "after" })).toBe(1);
});

test("a call that one operation has held up for seconds fails after it", async () => {
  const cli = await startCli({});
  const sorting = client(cli).query(query("inOperation"), { what: "sort" });
  await expect(sorting).rejects.toThrow(ONE_SECOND);
  expect(await client(cli).mutation(counter.increment, { name: "after" })).toBe(1);
});

test("what grows without end ends with its call, and garbage does not count", async () => {
  const cli = await startCli({});
  const grow = (what: string) => client(cli).query(makeFunctionReference<"query">("memory:grow"), { what });
  await expectToEndAlone(cli, grow("buffers"), "ran out of memory (maximum memory usage: 64 MB)");
  // To fill them takes so long that on a busy machine their time is over before.
  for (const what of ["arrays", "strings"])
    await expectToEndAlone(cli, grow(what), /ran out of memory|timed out/);
  const inNode = client(cli).action(makeFunctionReference<"action">("memoryInNode:grow"), {});
  const message = "Node.js action execution ran out of memory (maximum memory usage: 512 MB)";
  await expectToEndAlone(cli, inNode, message);
  expect(await client(cli).action(makeFunctionReference<"action">("memoryInNode:keep"), {})).toBe(30);
  expect(await client(cli).query(makeFunctionReference<"query">("memory:discard"), {})).toBe(16_000_000);
});

test("what grows over many turns ends when this process has hardly any memory left", async () => {
  const cli = await startCli({ execArgv: ["--max-old-space-size=512"] });
  const call = client(cli).action(makeFunctionReference<"action">("memoryInNode:growSlowly"), {});
  await expectToEndAlone(cli, call, "Node.js action execution ran out of memory");
});

test.each([
  { name: "inRegularExpression", args: {}, looksUp: true },
  { name: "inOperation", args: { what: "parse" }, looksUp: false },
  { name: "inOperation", args: { what: "sort" }, looksUp: false },
])(
  "while one operation holds up everything, a signal ends the process, and nothing is lost: $name $args",
  async ({ name, args, looksUp }) => {
    const options = { stateDir: temporaryDirectory() };
    const cli = await startCli(options);
    await client(cli).mutation(counter.increment, { name: "kept" });
    const lost = client(cli)
      .query(query(name), args)
      .catch((error: unknown) => error);
    await until(() => cli.printed().includes("one operation holds up everything"), cli.printed);
    if (looksUp) {
      const place = `endless.ts:${await lineOf('.test("a"')}:`;
      await until(() => cli.printed().includes(place), cli.printed);
    }
    cli.process.kill("SIGTERM");
    expect(await once(cli.process, "exit")).toEqual([null, "SIGKILL"]);
    expect(cli.printed()).toContain("ended by SIGTERM in the middle of it");
    expect(await lost).toMatchObject({ message: "fetch failed" });
    const next = await startCli(options);
    expect(await client(next).query(counter.get, { name: "kept" })).toBe(1);
  },
);
