import { decodeJwt } from "jose";
import { expect, test } from "vitest";

import type { RunningInstance } from "#index";
import { Browser, outcome } from "#testing/browser";
import { ALICE, BOB, testInstance } from "#testing/instance";

async function control(instance: RunningInstance, path: string, body: object, headers = {}) {
  const response = await fetch(`${instance.url}/_local/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

function lifetimeOf(token: string): number {
  const { exp = 0, iat = 0 } = decodeJwt(token);
  return exp - iat;
}

test("the app's sign-in page gets the sample users, through its proxy too", async () => {
  const instance = await testInstance();
  const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  const { body } = await browser.get("/v1/_local/sample_users");
  expect(body).toEqual([
    { email: "alice@example.com", password: "alice-password", name: "Alice Example" },
    { email: "bob@example.com", password: "bob-password", name: "Bob Example" },
    { email: "una@example.com", password: "una-password", name: "Una" },
  ]);
});

test("a sample user who changed the password is no longer shown", async () => {
  const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
  await browser.post("/v1/me/change_password", {
    current_password: ALICE.password,
    new_password: "a-secret-of-her-own",
  });
  const { body } = await browser.get("/v1/_local/sample_users");
  expect(JSON.stringify(body)).not.toMatch(/alice|a-secret-of-her-own/);
});

test("the lifetime of tokens can be changed while running", async () => {
  const instance = await testInstance();
  const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  expect(lifetimeOf(await browser.token())).toBe(60);
  expect(await control(instance, "lifetimes", { sessionToken: 5 })).toMatchObject({
    status: 200,
    body: { sessionToken: 5 },
  });
  expect(lifetimeOf(await browser.token())).toBe(5);
  expect(outcome(await control(instance, "lifetimes", { sessionToken: 0 }))).toBe(
    "422 form_param_format_invalid",
  );
});

test("the lifetime of one user's tokens is nobody else's", async () => {
  const instance = await testInstance();
  await control(instance, "lifetimes", { sessionToken: 5, email: ALICE.email });
  const alices = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  const bobs = await Browser.signedIn(instance, BOB.email, BOB.password);
  expect(lifetimeOf(await alices.token())).toBe(5);
  expect(lifetimeOf(await bobs.token())).toBe(60);
});

test("a user can be signed out everywhere, others stay", async () => {
  const instance = await testInstance();
  const browsers = [
    await Browser.signedIn(instance, ALICE.email, ALICE.password),
    await Browser.signedIn(instance, ALICE.email, ALICE.password),
  ];
  const bob = await Browser.signedIn(instance, BOB.email, BOB.password);
  expect(await control(instance, "revoke", { email: ALICE.email })).toMatchObject({ body: { revoked: 2 } });
  for (const browser of browsers) expect((await browser.client()).sessions).toEqual([]);
  expect((await bob.client()).sessions).toHaveLength(1);
  expect(outcome(await control(instance, "revoke", { email: "nobody@example.com" }))).toBe(
    "404 resource_not_found",
  );
});

test("health says how many are signed in", async () => {
  const instance = await testInstance();
  await Browser.signedIn(instance, ALICE.email, ALICE.password);
  const response = await fetch(`${instance.url}/_local/health`);
  expect(await response.json()).toEqual({
    status: "ok",
    issuer: instance.issuer,
    users: 3,
    activeSessions: 1,
    lifetimes: { sessionToken: 60 },
  });
});

test("pages and controls are out of reach for the app's proxy and for other pages", async () => {
  const instance = await testInstance();
  const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  expect(outcome(await browser.get("/"))).toBe("403 origin_invalid");
  expect(outcome(await browser.get("/inbox"))).toBe("403 origin_invalid");
  expect(outcome(await browser.post("/_local/revoke", { email: ALICE.email }))).toBe("403 origin_invalid");
  const body = { email: ALICE.email };
  for (const headers of [
    { origin: "http://localhost:3001" },
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
  ]) {
    expect(outcome(await control(instance, "revoke", body, headers))).toBe("403 origin_invalid");
  }
  expect((await browser.client()).sessions).toHaveLength(1);
});

test("the dashboard shows users and sessions, escapes what people typed, and its button signs out", async () => {
  const instance = await testInstance();
  const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
  await browser.send("PATCH", "/v1/me", { first_name: "<script>alert(1)</script>" });
  const page = await fetch(instance.url);
  const text = await page.text();
  expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
  expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(text).not.toContain("<script>");
  expect(text).toContain("bob-password");
  expect(text).not.toMatch(/\b(?:src|href)="(?:https?:)?\/\//);
  const form = await fetch(`${instance.url}/_local/revoke`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: instance.url, "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ email: ALICE.email }),
  });
  expect([form.status, form.headers.get("location")]).toEqual([303, "/"]);
  expect((await browser.client()).sessions).toEqual([]);
});

test("the inbox shows the codes that were sent", async () => {
  const instance = await testInstance();
  const empty = await (await fetch(`${instance.url}/inbox`)).text();
  expect(empty).toContain("No code was sent yet");
  const browser = await Browser.open(instance);
  await browser.create("/v1/client/sign_ins", { identifier: BOB.email, strategy: "email_code" });
  const inbox = await (await fetch(`${instance.url}/inbox`)).text();
  expect(inbox).toContain("bob@example.com");
  expect(inbox).toContain("424242 is your verification code");
});
