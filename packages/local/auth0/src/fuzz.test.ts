import { request as httpRequest } from "node:http";
import { expect, it } from "vitest";
import type { RunningTenant } from "./index";
import { APP_URL, OidcClient, SAMPLE_USERS, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

/** Mulberry32: the same numbers in [0, 1) for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Message {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

interface Reply {
  status: number;
  location: string | undefined;
  body: string;
}

/** As `fetch`, but sends whatever it is told to. */
function send({ url }: RunningTenant, { method, path, headers, body }: Message): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const call = httpRequest(
      { hostname, port, method, path, headers: { ...headers, ...length } },
      (response) => {
        const chunks: Buffer[] = [];
        const reply = () =>
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location,
            body: Buffer.concat(chunks).toString(),
          });
        if (response.headers["content-type"]?.startsWith("text/event-stream")) {
          response.destroy();
          reply();
          return;
        }
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", reply);
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}

const API = "https://api.example";
/** Sends half of what it announces, and hangs up. */
function hangUp({ url }: RunningTenant, path: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const headers = { "content-type": "application/json", "content-length": "100" };
  return new Promise((resolve) => {
    const call = httpRequest({ hostname, port, method: "POST", path, headers });
    call.on("error", () => resolve());
    call.write("{", () => call.destroy(new Error("hung up")));
  });
}

const METHODS = ["GET", "POST", "POST", "POST", "HEAD", "PUT", "OPTIONS"];
const PATHS = [
  "/authorize",
  "/oauth/token",
  "/oauth/revoke",
  "/userinfo",
  "/v2/logout",
  "/oidc/logout",
  "/oidc/logout/confirm",
  "/u/login/uid",
  "/u/signup/uid",
  "/u/consentless/uid",
  "/u/email-verification",
  "/u/unblock",
  "/avatars/AB",
  "/inbox",
  "/",
  "/.well-known/jwks.json",
  "/.well-known/openid-configuration",
  "/_local/health",
  "/_local/revoke",
  "/_local/lifetimes",
  "/_local/clock",
  "/_local/refusals",
  "/_local/refusals/events",
  "/api/v2/users",
  "/oauth/par",
  "/nowhere",
];
const NAMES = [
  "client_id",
  "client_secret",
  "redirect_uri",
  "response_type",
  "response_mode",
  "scope",
  "state",
  "nonce",
  "code_challenge",
  "code_challenge_method",
  "prompt",
  "max_age",
  "audience",
  "resource",
  "connection",
  "login_hint",
  "id_token_hint",
  "grant_type",
  "code",
  "code_verifier",
  "refresh_token",
  "token",
  "returnTo",
  "post_logout_redirect_uri",
  "user",
  "ticket",
  "email",
  "advance",
  "idToken",
  "__proto__",
];
const VALUES = [
  "",
  "local-spa-application",
  "local-web-application",
  APP_URL,
  `${APP_URL}/auth/callback`,
  "http://evil.example",
  "code",
  "openid offline_access",
  "web_message",
  "form_post",
  "none",
  "login",
  "S256",
  "0",
  "-1",
  "1e999",
  "authorization_code",
  "refresh_token",
  API,
  "e30.e30.e30",
  "alice@example.com",
  "\u0000\uFFFF\u{1F511}",
  "%",
  "<script>",
  "x".repeat(3000),
];
const HEADERS: [string, string][] = [
  ["accept", "text/html"],
  ["accept", "*/*;q=x"],
  ["authorization", "Basic %%%"],
  ["authorization", "Bearer e30.e30.e30"],
  ["cookie", "auth0=x; auth0_interaction=uid; auth0_resume=%"],
  ["origin", APP_URL],
  ["origin", "null"],
  ["dpop", "x"],
];
const TYPES = [
  "application/x-www-form-urlencoded",
  "application/json",
  "text/plain",
  "application/json; charset=x",
  "",
];

/** What is nearly right reaches further than noise: these are right until something is changed. */
function rightRequests(
  tenant: RunningTenant,
  code: string,
  refreshToken: string,
): Record<string, [string, string][]> {
  const { spaClientId, webClientId, webClientSecret } = tenant;
  const web: [string, string][] = [
    ["client_id", webClientId],
    ["client_secret", webClientSecret],
  ];
  return {
    "/authorize": [...new URL(new OidcClient(tenant).authorizeUrl({ audience: API })).searchParams],
    "/oauth/token": [...web, ["grant_type", "refresh_token"], ["refresh_token", refreshToken]],
    "/oauth/revoke": [
      ["client_id", spaClientId],
      ["token", code],
    ],
    "/v2/logout": [
      ["client_id", spaClientId],
      ["returnTo", APP_URL],
    ],
    "/_local/clock": [["advance", "1"]],
  };
}

function messages(seed: number, right: Record<string, [string, string][]>): Message[] {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new Error("Nothing to pick from");
    return item;
  };
  const noise = (most: number) =>
    Array.from(
      { length: Math.floor(random() * most) },
      () => [pick(NAMES), pick(VALUES)] as [string, string],
    );
  const fieldsFor = (path: string) => {
    const base = Object.hasOwn(right, path) ? (right[path] ?? []) : [];
    const kept = random() < 0.5 ? base : base.filter(() => random() < 0.85);
    return kept.length > 0 ? [...kept, ...noise(3)] : noise(10);
  };
  return Array.from({ length: 400 }, () => {
    const path = pick(PATHS);
    const type = pick(TYPES);
    const fields = fieldsFor(path);
    const whole = type.startsWith("application/json")
      ? JSON.stringify(Object.fromEntries(fields))
      : new URLSearchParams(fields).toString();
    const broken = pick([whole.slice(0, -3), `${whole}&${whole}`, "x".repeat(200_000), "[[[[", ""]);
    const headers = Object.fromEntries(random() < 0.5 ? [pick(HEADERS), pick(HEADERS)] : []);
    return {
      method: pick(METHODS),
      path: random() < 0.6 ? `${path}?${new URLSearchParams(fieldsFor(path)).toString()}` : path,
      headers: { ...headers, ...(type === "" ? {} : { "content-type": type }) },
      body: random() < 0.7 ? whole : broken,
    };
  });
}

/** What is wrong with a reply: a failure, a redirect to a stranger, or an error in another form than Auth0's. */
function complaints(
  tenant: RunningTenant,
  { method, path }: Message,
  { body, location, status }: Reply,
): string[] {
  const isRefused = status >= 400 && method !== "HEAD";
  const origin = location === undefined ? tenant.url : new URL(location, tenant.url).origin;
  const wrong = {
    "a failure": status === 500 || status > 501,
    "a redirect to a stranger": origin !== tenant.url && origin !== APP_URL,
    "no error": isRefused && /^\/(oauth|api|_local)\//.test(path) && !/^\{.*"error":".+\}$/s.test(body),
    "no reason":
      isRefused && method === "POST" && isTokenEndpoint(path) && !/"error_description":".+\}$/s.test(body),
  };
  return Object.entries(wrong)
    .filter(([, isWrong]) => isWrong)
    .map(([what]) => `${what}: ${status} for ${method} ${path}`);
}

const isTokenEndpoint = (path: string): boolean => /^\/oauth\/(token|revoke)/.test(path);

it.each([1, 2, 3, 4])("nothing that is sent fails the tenant, with seed %i", async (seed) => {
  const lines: string[] = [];
  const tenant = await tenantForTest({
    log: (line) => lines.push(line),
    apis: [{ identifier: API, scopes: ["read:all"], allowOfflineAccess: true }],
  });
  const client = new OidcClient(tenant, "web");
  const { refresh_token: refreshToken } = await client.logIn("bob@example.com", "bob-password");
  const callback = await client.authorize();
  const code = new URL(callback.location ?? "").searchParams.get("code") ?? "";
  const all = messages(seed, rightRequests(tenant, code, refreshToken));
  // Eight at a time, as browsers do: order and overlap are part of what may go wrong.
  for (let start = 0; start < all.length; start += 8) {
    const batch = all.slice(start, start + 8);
    const found = await Promise.all(
      batch.map(async (message) => complaints(tenant, message, await send(tenant, message))),
    );
    expect(found.flat(), JSON.stringify(batch)).toEqual([]);
  }
  await Promise.all(PATHS.map((path) => hangUp(tenant, path)));
  for (const { email, password } of SAMPLE_USERS) {
    const tokens = await new OidcClient(tenant).logIn(email, password);
    tokensOf(await new OidcClient(tenant).refresh(tokens.refresh_token));
  }
  expect(lines.filter((line) => !line.startsWith("back-channel logout"))).toEqual([]);
});
