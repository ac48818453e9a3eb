import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { makeFunctionReference } from "convex/server";
import { describe, expect, onTestFinished, test } from "vitest";

import { runCli, startCli } from "./support/cli";
import { connect, subscribe } from "./support/clients";
import { startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { until } from "./support/until";

const { counter } = functions;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

describe("kill -9", () => {
  test("loses nothing: data, scheduled functions, and a mutation that waits for the restart", async () => {
    const options = { stateDir: temporaryDirectory(), port: await freePort() };
    const first = await startCli(options);
    const client = connect(first.url);
    const shown = subscribe(client, counter.get, { name: "durable" });
    await client.mutation(counter.increment, { name: "durable" });
    await client.mutation(counter.increment, { name: "durable" });
    await client.mutation(counter.incrementLater, { name: "scheduled", ms: 500 });
    await shown.until((value) => value === 2);

    await first.kill();
    const queued = client.mutation(counter.increment, { name: "durable" });
    await startCli(options);
    expect(await queued).toBe(3);
    await shown.until((value) => value === 3);
    const scheduled = subscribe(client, counter.get, { name: "scheduled" });
    await scheduled.until((value) => value === 1);
  });
});

describe("a state folder", () => {
  test("serves one process at a time", async () => {
    const stateDir = temporaryDirectory();
    const deployment = await startTestDeployment({ stateDir });
    onTestFinished(() => deployment.close());
    const { code, stderr } = await runCli({ stateDir });
    expect(code).toBe(1);
    expect(stderr).toContain(`in use by process ${process.pid}`);
    expect(stderr).not.toContain("    at ");
  });

  test("serves one deployment of a process at a time", async () => {
    const stateDir = temporaryDirectory();
    const deployment = await startTestDeployment({ stateDir });
    onTestFinished(() => deployment.close());
    await expect(startTestDeployment({ stateDir })).rejects.toThrow("in use");
    await deployment.close();
    const next = await startTestDeployment({ stateDir });
    await next.close();
  });
});

test("without a state folder it runs in memory, and says so", async () => {
  const { url, process: child, printed } = await startCli({});
  const client = connect(url);
  expect(await client.mutation(counter.increment, { name: "fleeting" })).toBe(1);
  child.kill("SIGTERM");
  expect(await once(child, "close")).toEqual([0, null]);
  expect(printed()).toContain("everything lives in memory");
});

test("a taken port is named, and ends the command with 1", async () => {
  const owner = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void owner.close());
  await once(owner, "listening");
  const { port } = owner.address() as AddressInfo;
  const { code, stderr } = await runCli({ stateDir: temporaryDirectory(), port });
  expect(code).toBe(1);
  expect(stderr).toContain(`Port ${port} on 127.0.0.1 is taken.`);
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s stops it cleanly, and its folder is free again",
  async (signal) => {
    const stateDir = temporaryDirectory();
    const { process: child } = await startCli({ stateDir });
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(await readdir(stateDir)).toEqual(["admin-key", "convex.log", "convex.log.end"]);
  },
);

describe("a damaged log", () => {
  test("ends the command with 1 and what to do, and --recover goes on with what is before the damage", async () => {
    const stateDir = temporaryDirectory();
    const deployment = await startTestDeployment({ stateDir });
    await connect(deployment.url).mutation(counter.increment, { name: "kept" });
    await connect(deployment.url).mutation(counter.increment, { name: "lost" });
    await deployment.close();
    const log = path.join(stateDir, "convex.log");
    writeFileSync(log, readFileSync(log, "utf8").replace('"lost"', '"lust"'));

    const { code, stderr } = await runCli({ stateDir });
    expect(code).toBe(1);
    expect(stderr).toMatch(/Line \d+ of .*convex\.log is damaged .*--recover/);
    expect(stderr).not.toContain("    at ");

    const { url, printed } = await startCli({ stateDir }, "--recover", "--durability", "disk");
    expect(printed()).toMatch(/was damaged in line \d+ .* is kept as .*convex\.log\.damaged-/);
    const client = connect(url);
    expect(await client.query(counter.get, { name: "kept" })).toBe(1);
    expect(await client.query(counter.get, { name: "lost" })).toBe(0);
    expect(await client.mutation(counter.increment, { name: "lost" })).toBe(1);
  });

  test("--durability takes os and disk", async () => {
    const { code, stderr } = await runCli({}, "--durability", "tape");
    expect(code).toBe(1);
    expect(stderr).toContain("durability");
    expect(stderr).toContain("Usage:");
  });
});

test("a promise that a function forgot to await, and that fails, is printed and ends nothing", async () => {
  const { url, process: child, printed } = await startCli({ stateDir: temporaryDirectory() });
  const client = connect(url);
  expect(await client.mutation(counter.incrementBesideForgotten, { name: "careless" })).toBe(1);
  await until(() => printed().includes("forgotten by careless"), printed);
  expect(printed()).toContain("a promise nobody awaited failed; is an `await` missing?");
  expect(await client.mutation(counter.increment, { name: "careless" })).toBe(2);
  expect(child.exitCode).toBeNull();
});

test("an error that nobody catches, in what a function has left running, is printed and ends nothing", async () => {
  const { url, process: child, printed } = await startCli({ stateDir: temporaryDirectory() });
  const client = connect(url);
  expect(await client.mutation(counter.incrementBesideThrowing, { name: "careless" })).toBe(1);
  expect(await client.action(counter.throwLater, { name: "careless" })).toBeNull();
  for (const what of ["a microtask", "a timer"]) {
    await until(() => printed().includes(`thrown in ${what} by careless`), printed);
  }
  expect(printed()).toContain("nobody caught an error in what counter:throwLater has left running:");
  expect(await client.mutation(counter.increment, { name: "careless" })).toBe(2);
  expect(child.exitCode).toBeNull();
});

test("nothing that an action in Node does ends the process", async () => {
  const { url, process: child, printed } = await startCli({ stateDir: temporaryDirectory() });
  const client = connect(url);
  const inNode = (name: string) => client.action(makeFunctionReference<"action">(`careless:${name}`), {});
  expect(await inNode("throwInMicrotask")).toBeNull();
  await until(() => printed().includes("thrown in a microtask in Node"), printed);
  expect(printed()).toContain("nobody caught an error in what careless:throwInMicrotask has left running:");
  for (const [name, called] of [
    ["endProcess", "process.exit()"],
    ["endImported", "process.exit()"],
    ["abort", "process.abort()"],
    ["kill", "process.kill() of its own process"],
    ["killGroup", "process.kill() of its own process"],
  ] as const) {
    const words = `careless:${name} called ${called}, which would end the deployment.`;
    await expect(inNode(name)).rejects.toThrow(words);
  }
  expect(await client.mutation(counter.increment, { name: "careful" })).toBe(1);
  expect(child.exitCode).toBeNull();
});

test("no function waits in a way that stops everybody", async () => {
  const { url } = await startCli({ stateDir: temporaryDirectory() });
  const client = connect(url);
  const words = "called Atomics.wait() for more than 1000 ms, which would stop the deployment";
  await expect(client.query(counter.wait, {})).rejects.toThrow(words);
  await expect(client.action(makeFunctionReference<"action">("careless:wait"), {})).rejects.toThrow(words);
  expect(await client.mutation(counter.increment, { name: "patient" })).toBe(1);
});

test("it ends when its parent goes away", async () => {
  const { process: child } = await startCli({ stateDir: temporaryDirectory() });
  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
});
