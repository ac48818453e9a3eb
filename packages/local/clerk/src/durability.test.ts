import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { describe, expect, test } from "vitest";

import { startInstance } from "./index";
import { Browser } from "./testing/browser";
import { ALICE, BOB, testInstance } from "./testing/instance";

describe("a restart on the same state directory", () => {
  test("keeps keys, sessions, names and passwords", async () => {
    const stateDir = temporaryDirectory();
    const first = await startInstance({ port: 0, users: [ALICE], stateDir });
    const browser = await Browser.signedIn(first, ALICE.email, ALICE.password);
    await browser.send("PATCH", "/v1/me", { first_name: "Alicia" });
    const sessionId = await browser.sessionId();
    await first.close();

    const second = await testInstance({ users: [ALICE, BOB], stateDir, issuer: first.issuer });
    expect(second).toMatchObject({
      secretKey: first.secretKey,
      publishableKey: first.publishableKey,
      jwtKey: first.jwtKey,
    });
    browser.instance = second;
    expect(await browser.sessionId()).toBe(sessionId);
    expect(await browser.visit()).toMatchObject({ redirects: 0, status: "signed-in" });
    expect((await browser.client()).sessions[0]?.user).toMatchObject({ first_name: "Alicia" });
    await Browser.signedIn(second, BOB.email, BOB.password);
  });

  test("follows a sample password that was edited, but not over one the user chose", async () => {
    const stateDir = temporaryDirectory();
    const first = await startInstance({ port: 0, users: [ALICE, BOB], stateDir });
    const alice = await Browser.signedIn(first, ALICE.email, ALICE.password);
    const change = { current_password: ALICE.password, new_password: "her-own-password" };
    await alice.post("/v1/me/change_password", change);
    await first.close();

    const users = [ALICE, BOB].map((user) => ({ ...user, password: "edited-password" }));
    const second = await testInstance({ users, stateDir });
    const signIn = (email: string, password: string) => Browser.signedIn(second, email, password);
    await expect(signIn(ALICE.email, "her-own-password")).resolves.toBeInstanceOf(Browser);
    await expect(signIn(BOB.email, "edited-password")).resolves.toBeInstanceOf(Browser);
    await expect(signIn(ALICE.email, "edited-password")).rejects.toThrow("form_password_incorrect");
  });

  test("refuses a damaged state file by name instead of starting afresh", async () => {
    const stateDir = temporaryDirectory();
    writeFileSync(join(stateDir, "state.json"), '{"version":1,"users":');
    await expect(startInstance({ port: 0, users: [], stateDir })).rejects.toThrow(
      /state\.json cannot be read.*pnpm reset/s,
    );
  });
});

test("secrets are readable by their owner only", async () => {
  const stateDir = temporaryDirectory();
  await testInstance({ stateDir });
  for (const file of ["secret-key", "signing-key.pem", "state.json"]) {
    expect(`${file} ${(statSync(join(stateDir, file)).mode & 0o777).toString(8)}`).toBe(`${file} 600`);
  }
});
