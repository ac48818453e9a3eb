import { readFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, test } from "vitest";

import { Browser, outcome } from "#testing/browser";
import { ALICE, testInstance } from "#testing/instance";

const HANDSHAKE = `/v1/client/handshake?redirect_url=${encodeURIComponent("http://localhost:3001/")}`;

test("a page full of images makes the instance forget nobody who is signing in, and write nothing", async () => {
  const stateDir = temporaryDirectory();
  const instance = await testInstance({ stateDir });
  const browser = await Browser.open(instance);
  const signIn = await browser.create("/v1/client/sign_ins", { identifier: ALICE.email });
  const before = readFileSync(join(stateDir, "state.json"), "utf8");

  const image = () => fetch(instance.url + HANDSHAKE, { redirect: "manual" });
  const answers = await Promise.all(Array.from({ length: 600 }, image));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([307]));
  expect(readFileSync(join(stateDir, "state.json"), "utf8")).toBe(before);

  const attempt = { strategy: "password", password: ALICE.password };
  expect(outcome(await browser.post(`${signIn}/attempt_first_factor`, attempt))).toBe("200");
});

test("a browser that a handshake registered signs in with what it got", async () => {
  const browser = new Browser(await testInstance());
  browser.cookies.set("__client_uat", "1");
  await browser.visit();
  const devBrowser = browser.cookies.get("__clerk_db_jwt");
  expect(devBrowser).toMatch(/^dvb_/);
  const form = { strategy: "password", identifier: ALICE.email, password: ALICE.password };
  const query = `?__clerk_db_jwt=${devBrowser}`;
  expect(outcome(await browser.post(`/v1/client/sign_ins${query}`, form))).toBe("200");
});

test("a browser that nobody registered cannot make its proof up", async () => {
  const instance = await testInstance();
  const registered = await Browser.open(instance);
  const value = registered.cookies.get("__clerk_db_jwt") ?? "";
  const swapped = value.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  const ask = async (devBrowser: string) =>
    (await fetch(`${instance.url}/v1/client?__clerk_db_jwt=${devBrowser}`)).status;
  expect(await ask(value)).toBe(200);
  expect(await ask(swapped)).toBe(401);
  expect(await ask(`dvb_${"0".repeat(60)}`)).toBe(401);
});
