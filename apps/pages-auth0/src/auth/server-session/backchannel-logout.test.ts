import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { NextRequest } from "next/server";
import { beforeEach, expect, test, vi } from "vitest";
import { backchannelLogout } from "./backchannel-logout";
import { isEnded } from "./ended-sessions";

const EVENTS = { "http://schemas.openid.net/event/backchannel-logout": {} };
const keyPair = await generateKeyPair("RS256");
const otherPair = await generateKeyPair("RS256");
const jwk = { ...(await exportJWK(keyPair.publicKey)), kid: "tenant", alg: "RS256" };
const tenant = vi.fn<() => Promise<Response>>();

interface Token {
  claims?: JWTPayload;
  key?: CryptoKey;
  audience?: string;
  issuedAt?: number;
}

/** Has the tenant post a logout token, a right one unless told otherwise. */
async function post({
  claims = { sid: "alices", sub: "auth0|alice", events: EVENTS },
  key = keyPair.privateKey,
  audience = "web",
  issuedAt,
}: Token = {}) {
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: "tenant", typ: "logout+jwt" })
    .setIssuer("http://localhost:1/")
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setJti("one")
    .sign(key);
  const body = new URLSearchParams({ logout_token: token });
  return backchannelLogout(
    new NextRequest("http://app.test/auth/backchannel-logout", { method: "POST", body }),
  );
}

const session = (sid: string) => ({
  user: { sub: "auth0|alice" },
  internal: { sid, createdAt: Math.floor(Date.now() / 1000) - 60 },
});

beforeEach(() => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
  vi.stubGlobal("fetch", tenant);
  tenant.mockImplementation(async () => Response.json({ keys: [jwk] }));
});

test("while the tenant's keys are out of reach it is asked to come again", async () => {
  tenant.mockRejectedValue(new TypeError("fetch failed"));
  const answer = await post();
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(isEnded(session("alices"))).toBe(false);
});

test.each<[string, Token]>([
  ["is signed by somebody else", { key: otherPair.privateKey }],
  ["is made out to another application", { audience: "other" }],
  ["is old", { issuedAt: Math.floor(Date.now() / 1000) - 600 }],
  ["is an ID token", { claims: { sid: "alices", sub: "auth0|alice" } }],
  ["has a nonce", { claims: { sid: "alices", events: EVENTS, nonce: "n" } }],
  ["names nobody", { claims: { events: EVENTS } }],
])("a token that %s ends nothing", async (_, token) => {
  expect((await post(token)).status).toBe(400);
  expect(isEnded(session("alices"))).toBe(false);
});

test("the tenant's token ends the session that it names, and no other", async () => {
  expect((await post()).status).toBe(200);
  expect(isEnded(session("alices"))).toBe(true);
  expect(isEnded(session("another"))).toBe(false);
});

test("a request without one is the caller's mistake", async () => {
  const url = "http://app.test/auth/backchannel-logout";
  expect((await backchannelLogout(new NextRequest(url))).status).toBe(405);
  expect((await backchannelLogout(new NextRequest(url, { method: "POST" }))).status).toBe(400);
});
