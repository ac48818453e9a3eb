import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import { z } from "zod";

import { Browser, outcome, refused } from "#testing/browser";
import { ALICE, BOB, testInstance } from "#testing/instance";

const devicesSchema = z.array(z.looseObject({ id: z.string() }));

async function devices(browser: Browser) {
  const answer = await browser.get(`/v1/me/sessions/active?_clerk_session_id=${await browser.sessionId()}`);
  return devicesSchema.parse(answer.body);
}

describe("profile", () => {
  test("a new name is in the answer, in the client and in the next tokens", async () => {
    const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
    const answer = await browser.send("PATCH", "/v1/me", { first_name: "Alicia", last_name: "" });
    const name = { first_name: "Alicia", last_name: null };
    expect(answer.body).toMatchObject({
      response: name,
      client: { sessions: [{ user: name, public_user_data: name }] },
    });
    const claims = decodeJwt(await browser.token());
    expect(claims).toMatchObject({ name: "Alicia", given_name: "Alicia" });
    expect(claims).not.toHaveProperty("family_name");
    const convex = await browser.post(`/v1/client/sessions/${await browser.sessionId()}/tokens/convex`);
    expect(decodeJwt(z.object({ jwt: z.string() }).parse(convex.body).jwt)).toMatchObject({
      aud: "convex",
      name: "Alicia",
      email: ALICE.email,
    });
  });

  test("has no image of their own but one that was drawn, where the page reaches this instance", async () => {
    const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
    const answer = await browser.send("PATCH", "/v1/me", { first_name: "Ålicia", last_name: "Example" });
    const image_url = expect.stringMatching(
      /^http:\/\/localhost:3001\/__clerk\/avatars\/[0-9a-f]{6}\/%C3%85E$/,
    );
    const drawn = { image_url, has_image: false };
    expect(answer.body).toMatchObject({
      response: drawn,
      client: { sessions: [{ user: drawn, public_user_data: drawn }] },
    });
  });

  test("does not move the sign-in time, which no token may predate", async () => {
    const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
    const before = (await browser.client()).updated_at;
    await browser.send("PATCH", "/v1/me", { first_name: "Alicia" });
    await browser.post(`/v1/client/sessions/${await browser.sessionId()}/touch`);
    expect((await browser.client()).updated_at).toBe(before);
  });
});

describe("password", () => {
  const change = { current_password: ALICE.password, new_password: "a-new-password" };

  test("is changed with the current one", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const refusal = async (form: Record<string, string>) =>
      outcome(await browser.post("/v1/me/change_password", { ...change, ...form }));
    expect(await refusal({ current_password: "wrong" })).toBe("422 form_password_incorrect");
    expect(await refusal({ new_password: "short" })).toBe("422 form_password_length_too_short");
    expect(await refusal({ new_password: ALICE.password })).toBe("422 form_new_password_matches_current");
    expect(await refusal({})).toBe("200");
    await Browser.signedIn(instance, ALICE.email, "a-new-password");
  });

  test("signs every other device out, but not this one, if asked to", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const other = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    await browser.post("/v1/me/change_password", change);
    expect((await other.client()).sessions).toHaveLength(1);
    await browser.post("/v1/me/change_password", {
      current_password: "a-new-password",
      new_password: "another-password",
      sign_out_of_other_sessions: "true",
    });
    expect((await other.client()).sessions).toHaveLength(0);
    expect((await browser.client()).sessions).toHaveLength(1);
  });
});

describe("devices", () => {
  test("lists the user's own sessions, with what they run on", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    await Browser.signedIn(instance, ALICE.email, ALICE.password);
    await Browser.signedIn(instance, BOB.email, BOB.password);
    const list = await devices(browser);
    expect(list).toHaveLength(2);
    expect(list[0]).toMatchObject({
      status: "active",
      user: null,
      latest_activity: { object: "session_activity", browser_name: "Unknown browser", is_mobile: false },
    });
  });

  test("revoking one signs it out at its next request; the own session goes on", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const other = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const id = await other.sessionId();
    expect((await browser.post(`/v1/me/sessions/${id}/revoke`)).body).toMatchObject({
      response: { id, status: "revoked" },
    });
    expect(outcome(await other.post(`/v1/client/sessions/${id}/tokens`))).toBe("401 authentication_invalid");
    expect((await other.client()).sessions).toEqual([]);
    expect(await devices(browser)).toHaveLength(1);
    await other.syncCookies();
    expect(await other.visit()).toMatchObject({ status: "signed-out" });
  });
});

test("signing out ends the session for good and leaves other browsers alone", async () => {
  const instance = await testInstance();
  const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  const other = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  const id = await browser.sessionId();
  expect((await browser.post(`/v1/client/sessions/${id}/remove`)).body).toMatchObject({
    response: { id, status: "removed", last_active_token: null },
    client: { sessions: [], last_active_session_id: null },
  });
  expect(outcome(await browser.post(`/v1/client/sessions/${id}/touch`))).toBe("401 authentication_invalid");
  expect(outcome(await browser.get("/v1/me"))).toBe("401 authentication_invalid");
  const all = await other.send("DELETE", "/v1/client/sessions");
  expect(all.body).toMatchObject({ response: { object: "client", sessions: [] } });
});

test("unsafe metadata is merged, and stays what it was when it is refused", async () => {
  const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
  const merge = (value: unknown) =>
    browser.send("PATCH", "/v1/me/metadata", { unsafe_metadata: JSON.stringify(value) });
  await merge({ theme: { dark: true, accent: "red" }, seen: 1 });
  expect((await merge({ theme: { accent: null }, seen: 2 })).body).toMatchObject({
    response: { unsafe_metadata: { theme: { dark: true }, seen: 2 } },
  });
  expect(refused(await merge([]))).toBe("422 form_param_type_invalid unsafe_metadata");
  expect(refused(await merge({ text: "x".repeat(8_192) }))).toBe(
    "422 form_param_exceeds_allowed_size unsafe_metadata",
  );
  expect(refused(await browser.send("PATCH", "/v1/me/metadata", { public_metadata: "{}" }))).toBe(
    "422 form_param_unknown public_metadata",
  );
  expect(refused(await browser.send("PATCH", "/v1/me", { username: "alice" }))).toBe(
    "422 form_param_unknown username",
  );
  const [session] = (await browser.client()).sessions;
  expect(session?.user["unsafe_metadata"]).toEqual({ theme: { dark: true }, seen: 2 });
});

test("users delete their own account, which signs them out everywhere and nobody else", async () => {
  const instance = await testInstance();
  const [browser, other, bob] = [
    await Browser.signedIn(instance, ALICE.email, ALICE.password),
    await Browser.signedIn(instance, ALICE.email, ALICE.password),
    await Browser.signedIn(instance, BOB.email, BOB.password),
  ];
  expect((await browser.client()).sessions[0]?.user).toMatchObject({ delete_self_enabled: true });
  expect((await browser.send("DELETE", "/v1/me")).body).toMatchObject({
    response: { object: "user", deleted: true },
    client: { sessions: [], last_active_session_id: null },
  });
  expect((await other.client()).sessions).toEqual([]);
  expect((await bob.client()).sessions).toHaveLength(1);
  expect(outcome(await browser.send("DELETE", "/v1/me"))).toBe("401 authentication_invalid");
  await expect(Browser.signedIn(instance, ALICE.email, ALICE.password)).rejects.toThrow(
    "form_identifier_not_found",
  );
});
