import { readFileSync } from "node:fs";
import { join } from "node:path";

import { fillDisk, temporaryDirectory } from "@repo/local-kit/testing";
import { expect, test } from "vitest";
import { z } from "zod";

import { Browser, outcome } from "./testing/browser";
import { ALICE, BOB, testInstance } from "./testing/instance";

const messages = z.object({ errors: z.array(z.object({ long_message: z.string() })) });

test("a full disk refuses what changes something, and nothing else", async () => {
  const stateDir = temporaryDirectory();
  const instance = await testInstance({ stateDir });
  const alice = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  const visitor = await Browser.open(instance);
  const before = readFileSync(join(stateDir, "state.json"), "utf8");
  const restore = fillDisk();

  const rename = await alice.send("PATCH", "/v1/me", { first_name: "Refused" });
  expect(outcome(rename)).toBe("507 disk_full");
  const [error] = messages.parse(rename.body).errors;
  expect(error?.long_message).toContain("state.json");
  expect(error?.long_message).toContain("Free some space on this disk and try again.");

  for (const path of ["/.well-known/jwks.json", "/v1/environment", "/_local/health", "/", "/inbox"]) {
    expect((await fetch(instance.url + path)).status, path).toBe(200);
  }
  expect((await alice.client()).sessions[0]?.user).toMatchObject({ first_name: "Alice" });
  expect(await alice.token()).toMatch(/^ey/);
  expect(await alice.visit()).toMatchObject({ status: "signed-in" });

  const form = { strategy: "password", identifier: BOB.email, password: BOB.password };
  expect(outcome(await visitor.post("/v1/client/sign_ins", form))).toBe("507 disk_full");
  expect((await visitor.client()).sessions).toEqual([]);
  expect(readFileSync(join(stateDir, "state.json"), "utf8")).toBe(before);

  restore();
  expect(outcome(await visitor.post("/v1/client/sign_ins", form))).toBe("200");
  expect(readFileSync(join(stateDir, "state.json"), "utf8")).not.toContain("Refused");
});

test("a change that is refused takes none of those beside it along", async () => {
  const instance = await testInstance({ stateDir: temporaryDirectory() });
  const [alice, bob] = [
    await Browser.signedIn(instance, ALICE.email, ALICE.password),
    await Browser.signedIn(instance, BOB.email, BOB.password),
  ];
  const restore = fillDisk();
  const refused = await alice.send("PATCH", "/v1/me", { first_name: "Refused" });
  restore();
  expect(outcome(refused)).toBe("507 disk_full");
  const names = ["one", "two", "three"];
  const answers = await Promise.all(
    names.flatMap((name) => [
      alice.send("PATCH", "/v1/me", { first_name: name }),
      bob.post("/v1/me/change_password", {
        current_password: "wrong-password",
        new_password: "another-password",
      }),
    ]),
  );
  expect(answers.map(outcome)).toEqual(names.flatMap(() => ["200", "422 form_password_incorrect"]));
  expect(names).toContain((await alice.client()).sessions[0]?.user["first_name"]);
});
