import { expect, test } from "vitest";

import { Browser, outcome } from "#testing/browser";
import { ALICE, BOB, testInstance } from "#testing/instance";

test("a browser cannot read, use or end another browser's session", async () => {
  const instance = await testInstance();
  const alice = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  const bob = await Browser.signedIn(instance, BOB.email, BOB.password);
  const id = await alice.sessionId();
  const requests = [
    bob.get(`/v1/client/sessions/${id}`),
    bob.post(`/v1/client/sessions/${id}/touch`),
    bob.post(`/v1/client/sessions/${id}/tokens`),
    bob.post(`/v1/client/sessions/${id}/tokens/convex`),
    bob.post(`/v1/client/sessions/${id}/end`),
    bob.post(`/v1/client/sessions/${id}/remove`),
    bob.post(`/v1/me/sessions/${id}/revoke`),
    bob.get(`/v1/me?_clerk_session_id=${id}`),
    bob.send("PATCH", `/v1/me?_clerk_session_id=${id}`, { first_name: "Mallory" }),
    bob.post(`/v1/me/change_password?_clerk_session_id=${id}`, {
      current_password: ALICE.password,
      new_password: "stolen-password",
    }),
  ];
  const outcomes = (await Promise.all(requests)).map(outcome);
  expect(outcomes).toEqual(requests.map(() => "404 resource_not_found"));
  expect((await alice.client()).sessions[0]?.user).toMatchObject({ first_name: "Alice" });
});

test("a browser cannot finish another browser's sign-in or sign-up", async () => {
  const instance = await testInstance();
  const [victim, thief] = [await Browser.open(instance), await Browser.open(instance)];
  const signIn = await victim.create("/v1/client/sign_ins", {
    identifier: ALICE.email,
    strategy: "reset_password_email_code",
  });
  const signUp = await victim.create("/v1/client/sign_ups", { email_address: "newt@example.com" });
  const code = { strategy: "reset_password_email_code", code: "424242" };
  await victim.post(`${signIn}/attempt_first_factor`, code);
  const requests = [
    thief.get(signIn),
    thief.post(`${signIn}/prepare_first_factor`, { strategy: "email_code" }),
    thief.post(`${signIn}/attempt_first_factor`, code),
    thief.post(`${signIn}/reset_password`, { password: "stolen-password" }),
    thief.get(signUp),
    thief.send("PATCH", signUp, { password: "stolen-password" }),
    thief.post(`${signUp}/prepare_verification`, { strategy: "email_code" }),
    thief.post(`${signUp}/attempt_verification`, { strategy: "email_code", code: "424242" }),
  ];
  const outcomes = (await Promise.all(requests)).map(outcome);
  expect(outcomes).toEqual(requests.map(() => "404 resource_not_found"));
});

test("a browser the instance does not know is told to register anew", async () => {
  const instance = await testInstance();
  const stranger = new Browser(instance);
  stranger.cookies.set("__clerk_db_jwt", "dvb_unknown");
  const requests = [
    stranger.get("/v1/client"),
    stranger.get("/v1/client?__clerk_db_jwt=dvb_unknown"),
    stranger.get("/v1/me"),
    stranger.post("/v1/client/sign_ins", { identifier: ALICE.email }),
    stranger.post("/v1/client/sign_ups", {}),
    stranger.send("DELETE", "/v1/client/sessions"),
  ];
  const outcomes = (await Promise.all(requests)).map(outcome);
  expect(outcomes).toEqual(requests.map(() => "401 dev_browser_unauthenticated"));
});
