import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, test } from "vitest";

import { startInstance } from "./index";
import { ALICE, BOB, testInstance } from "./testing/instance";

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
