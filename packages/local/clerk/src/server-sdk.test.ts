import { verifyToken } from "@clerk/nextjs/server";
import { temporaryDirectory } from "@repo/local-kit/testing";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { Browser } from "./testing/browser";
import { ALICE, testInstance } from "./testing/instance";

// Only the clock is replaced: a token expires because the time has come, not because a test waited.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

function passSeconds(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

describe("authenticateRequest of @clerk/backend", () => {
  test("a first visit takes one handshake and ends signed out", async () => {
    const browser = new Browser(await testInstance());
    expect(await browser.visit("/customers?page=2")).toMatchObject({ redirects: 2, status: "signed-out" });
    expect(await browser.visit()).toMatchObject({ redirects: 0, status: "signed-out" });
  });

  test("after signing in a page is served without any redirect, with the claims Convex needs", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const { redirects, claims } = await browser.visit();
    expect(redirects).toBe(0);
    expect(claims).toMatchObject({
      iss: instance.issuer,
      aud: "convex",
      azp: "http://localhost:3001",
      email: "alice@example.com",
      email_verified: true,
      name: "Alice Example",
      given_name: "Alice",
      family_name: "Example",
      picture: expect.stringMatching(/^data:image\/svg\+xml/),
      sts: "active",
      v: 2,
      fva: [0, -1],
    });
  });

  test("an expired token without a refresh cookie takes one handshake, then none", async () => {
    const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
    passSeconds(120);
    const visit = await browser.visit("/customers");
    expect(visit).toMatchObject({ redirects: 2, status: "signed-in" });
    expect(visit.claims).toMatchObject({ azp: "http://localhost:3001", fva: [2, -1] });
    expect(await browser.visit()).toMatchObject({ redirects: 0, status: "signed-in" });
  });

  test("an expired token with a refresh cookie is refreshed without a redirect", async () => {
    const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
    passSeconds(120);
    await browser.visit();
    expect(browser.cookies.has(`__refresh${browser.suffix}`)).toBe(true);
    const before = browser.cookies.get("__session");
    passSeconds(120);
    expect(await browser.visit()).toMatchObject({
      redirects: 0,
      status: "signed-in",
      claims: { azp: "http://localhost:3001" },
    });
    expect(browser.cookies.get("__session")).not.toBe(before);
  });

  test("a revoked session ends at the next refresh: one handshake, signed out, no loop", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    passSeconds(120);
    await browser.visit();
    const other = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    await other.post(`/v1/me/sessions/${await browser.sessionId()}/revoke`);
    passSeconds(120);
    expect(await browser.visit()).toMatchObject({ redirects: 2, status: "signed-out" });
    expect(await browser.visit()).toMatchObject({ redirects: 0, status: "signed-out" });
    expect([...browser.cookies.keys()].filter((name) => /__session|__refresh/.test(name))).toEqual([]);
  });

  test("the cookies of another instance sign nobody in and do not loop", async () => {
    const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
    // In a directory it has keys of its own.
    const stranger = new Browser(await testInstance({ stateDir: temporaryDirectory() }));
    for (const [name, value] of browser.cookies) stranger.cookies.set(name, value);
    expect(await stranger.visit()).toMatchObject({ status: "signed-out" });
    passSeconds(120);
    expect(await stranger.visit()).toMatchObject({ status: "signed-out" });
  });

  test("a page address too long to carry the answer is handed a nonce instead", async () => {
    const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
    passSeconds(120);
    const visit = await browser.visit(`/customers?filter=${"x".repeat(5_000)}`);
    expect(visit).toMatchObject({ redirects: 2, status: "signed-in" });
    expect(visit.locations[0]).toMatch(/__clerk_handshake_nonce=/);
  });

  test("a session ends after seven days", async () => {
    const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
    passSeconds(7 * 86_400);
    expect(await browser.visit()).toMatchObject({ status: "signed-out" });
    expect((await browser.client()).sessions).toEqual([]);
  });
});

describe("verifyToken of @clerk/backend", () => {
  test("accepts a session token with jwtKey and by the Backend API's JWKS", async () => {
    const instance = await testInstance();
    const { jwtKey, secretKey, url, issuer } = instance;
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const token = await browser.token();
    expect(await verifyToken(token, { jwtKey })).toMatchObject({ iss: issuer, aud: "convex" });
    expect(await verifyToken(token, { secretKey, apiUrl: url })).toMatchObject({ iss: issuer });
  });

  test("refuses a token once its lifetime is over", async () => {
    const instance = await testInstance({ sessionTokenLifetime: 20 });
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const token = await browser.token();
    passSeconds(19);
    await expect(verifyToken(token, { jwtKey: instance.jwtKey, clockSkewInMs: 1 })).resolves.toBeTruthy();
    passSeconds(2);
    await expect(verifyToken(token, { jwtKey: instance.jwtKey, clockSkewInMs: 1 })).rejects.toThrow(
      /expired/,
    );
  });
});
