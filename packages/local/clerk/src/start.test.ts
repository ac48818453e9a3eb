import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { startInstance } from "./index";
import { listen } from "./server";
import { ALICE, BOB, temporaryDirectory, testInstance } from "./testing/instance";

const portOf = ({ url }: { url: string }) => Number(new URL(url).port);

test("a second instance on a port that is taken fails before it touches the state of the first", async () => {
  const [stateDir, empty] = [temporaryDirectory(), temporaryDirectory()];
  const first = await testInstance({ stateDir, users: [ALICE] });
  const before = readFileSync(join(stateDir, "state.json"), "utf8");
  for (const directory of [stateDir, empty]) {
    const second = startInstance({ port: portOf(first), stateDir: directory, users: [ALICE, BOB] });
    await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
  }
  expect(readFileSync(join(stateDir, "state.json"), "utf8")).toBe(before);
  expect(readdirSync(empty)).toEqual([]);
});

test("a request that comes before the instance is ready is answered with 503", async () => {
  const listener = await listen(0);
  onTestFinished(listener.stop);
  expect((await fetch(listener.url)).status).toBe(503);
  listener.serve(() => new Response("ready"));
  expect(await (await fetch(listener.url)).text()).toBe("ready");
});

test("a start that fails gives the port back", async () => {
  const earlier = await testInstance();
  await earlier.close();
  const stateDir = temporaryDirectory();
  writeFileSync(join(stateDir, "state.json"), "{");
  await expect(startInstance({ port: portOf(earlier), users: [], stateDir })).rejects.toThrow(
    "cannot be read",
  );
  expect((await testInstance({ port: portOf(earlier) })).url).toBe(earlier.url);
});
