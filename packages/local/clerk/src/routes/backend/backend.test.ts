import { decodeJwt } from "jose";
import { describe, expect, onTestFinished, test, vi } from "vitest";

import type { RunningInstance } from "#index";
import { Browser, outcome } from "#testing/browser";
import { ALICE, BOB, testInstance, UNVERIFIED } from "#testing/instance";
import { idOf, sdk } from "#testing/sdk";

const aliceId = (instance: RunningInstance) => idOf(instance, ALICE.email);

describe("users", () => {
  test("are found by address, by id, and counted", async () => {
    const instance = await testInstance();
    const { users } = sdk(instance);
    const list = await users.getUserList({ emailAddress: [ALICE.email, UNVERIFIED.email] });
    expect(list.totalCount).toBe(2);
    expect(new Set(list.data.map((user) => user.fullName))).toEqual(new Set(["Alice Example", "Una"]));
    const una = list.data.find((user) => user.firstName === "Una");
    expect(una?.primaryEmailAddress).toMatchObject({
      emailAddress: UNVERIFIED.email,
      verification: { status: "unverified" },
    });
    expect(await users.getUser(una?.id ?? "")).toMatchObject({ banned: false, passwordEnabled: true });
    expect(await users.getCount()).toBe(3);
    expect((await users.getUserList({ limit: 2, offset: 2 })).data).toHaveLength(1);
  });

  test("a change of name reaches the next token", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const user = await sdk(instance).users.updateUser(await aliceId(instance), { firstName: "Alicia" });
    expect(user.fullName).toBe("Alicia Example");
    expect(decodeJwt(await browser.token())).toMatchObject({ name: "Alicia Example" });
  });

  test("a change of password can sign the user out everywhere", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    await sdk(instance).users.updateUser(await aliceId(instance), {
      password: "a-new-password",
      signOutOfOtherSessions: true,
    });
    expect((await browser.client()).sessions).toEqual([]);
    await Browser.signedIn(instance, ALICE.email, "a-new-password");
  });

  test("an unknown id is not found", async () => {
    const instance = await testInstance();
    await expect(sdk(instance).users.getUser("user_unknown")).rejects.toMatchObject({
      status: 404,
      errors: [{ code: "resource_not_found" }],
    });
  });
});

describe("sessions", () => {
  test("are listed, read and revoked", async () => {
    const instance = await testInstance();
    const { sessions } = sdk(instance);
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    await Browser.signedIn(instance, BOB.email, BOB.password);
    const userId = await aliceId(instance);
    const list = await sessions.getSessionList({ userId, status: "active" });
    expect(list.totalCount).toBe(1);
    const id = await browser.sessionId();
    expect(list.data[0]).toMatchObject({ id, userId, status: "active" });
    expect(await sessions.getSession(id)).toMatchObject({ id, latestActivity: { isMobile: false } });
    expect(await sessions.revokeSession(id)).toMatchObject({ status: "revoked" });
    expect((await browser.client()).sessions).toEqual([]);
    await expect(sessions.getToken(id)).rejects.toMatchObject({ status: 401 });
    await expect(sessions.getSessionList({})).rejects.toMatchObject({ status: 422 });
  });

  test("give session tokens and tokens of the convex template", async () => {
    const instance = await testInstance();
    const { sessions } = sdk(instance);
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const id = await browser.sessionId();
    const session = decodeJwt((await sessions.getToken(id)).jwt);
    expect(session).toMatchObject({ sid: id, aud: "convex", azp: "http://localhost:3001" });
    const template = decodeJwt((await sessions.getToken(id, "convex", 300)).jwt);
    expect(template).toMatchObject({ sub: session.sub, aud: "convex", email: ALICE.email });
    expect(template).not.toHaveProperty("sid");
    expect((template.exp ?? 0) - (template.iat ?? 0)).toBe(300);
    await expect(sessions.getToken(id, "hasura")).rejects.toMatchObject({ status: 404 });
  });

  test("are refreshed only with their own refresh token and one of their own session tokens", async () => {
    const instance = await testInstance();
    const { sessions } = sdk(instance);
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const bob = await Browser.signedIn(instance, BOB.email, BOB.password);
    for (const each of [browser, bob]) {
      each.cookies.delete("__session");
      each.cookies.delete(`__session${each.suffix}`);
      await each.visit();
    }
    const id = await browser.sessionId();
    const own = {
      format: "cookie" as const,
      expired_token: await browser.token(),
      refresh_token: browser.cookies.get(`__refresh${browser.suffix}`) ?? "",
      request_origin: "http://localhost:3001",
    };
    const { cookies } = await sessions.refreshSession(id, own);
    expect(cookies.map((cookie) => cookie.split("=", 1)[0])).toEqual([
      "__session",
      `__session${browser.suffix}`,
    ]);
    const foreign = bob.cookies.get(`__refresh${bob.suffix}`) ?? "";
    const convex = (await sessions.getToken(id, "convex")).jwt;
    for (const wrong of [
      { refresh_token: foreign },
      { refresh_token: "" },
      { expired_token: await bob.token() },
      { expired_token: convex },
      { expired_token: "not.a.token" },
    ]) {
      await expect(sessions.refreshSession(id, { ...own, ...wrong })).rejects.toMatchObject({
        status: 401,
        errors: [{ code: "session_refresh_failed" }],
      });
    }
  });
});

test("a sign-in token signs in once", async () => {
  const instance = await testInstance();
  const { signInTokens } = sdk(instance);
  const userId = await aliceId(instance);
  const { token } = await signInTokens.createSignInToken({ userId, expiresInSeconds: 60 });
  const signIn = async (ticket: string) => {
    const browser = await Browser.open(instance);
    const answer = await browser.post("/v1/client/sign_ins", { strategy: "ticket", ticket });
    return outcome(answer);
  };
  expect(await signIn(token)).toBe("200");
  expect(await signIn(token)).toBe("400 sign_in_token_already_used_code");
  const late = await signInTokens.createSignInToken({ userId, expiresInSeconds: 60 });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  onTestFinished(() => void vi.useRealTimers());
  expect(await signIn(late.token)).toBe("400 ticket_expired_code");
  expect(await signIn("unknown")).toBe("400 ticket_invalid_code");
  await expect(
    signInTokens.createSignInToken({ userId: "user_unknown", expiresInSeconds: 60 }),
  ).rejects.toMatchObject({ status: 404 });
});

test("a testing token is handed out", async () => {
  const instance = await testInstance();
  expect(await sdk(instance).testingTokens.createTestingToken()).toMatchObject({ object: "testing_token" });
});

test("without the secret key nothing is served, and a wrong one is named as the cause", async () => {
  const instance = await testInstance();
  await expect(sdk({ ...instance, secretKey: "sk_test_wrong" }).users.getCount()).rejects.toMatchObject({
    status: 401,
    errors: [{ code: "clerk_key_invalid" }],
  });
  const paths = ["jwks", "users", "users/count", "sessions?user_id=x", "clients/handshake_payload?nonce=x"];
  const statuses = await Promise.all(
    paths.map(async (path) => (await fetch(`${instance.url}/v1/${path}`)).status),
  );
  expect(statuses).toEqual(paths.map(() => 401));
});

test("the answer is exactly application/json, and only that is accepted", async () => {
  const { url, secretKey } = await testInstance();
  const headers = { authorization: `Bearer ${secretKey}` };
  const answer = await fetch(`${url}/v1/jwks`, { headers });
  expect(answer.headers.get("content-type")).toBe("application/json");
  const form = await fetch(`${url}/v1/testing_tokens`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
  });
  expect(form.status).toBe(415);
});
