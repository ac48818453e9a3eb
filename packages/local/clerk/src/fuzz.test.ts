import { temporaryDirectory } from "@repo/local-kit/testing";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";

import { openStore } from "./store/store";
import { Browser } from "./testing/browser";
import { ALICE, testInstance } from "./testing/instance";

/** A pseudo-random generator (mulberry32): the same seed makes the same requests. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Method, path and parameters of every endpoint; `:id` is filled with ids, real ones and others. */
const ENDPOINTS = `
POST /v1/dev_browser
GET /v1/environment
PATCH /v1/environment
GET /v1/client
POST /v1/client
PUT /v1/client
DELETE /v1/client
DELETE /v1/client/sessions
GET /v1/client/handshake
POST /v1/client/sign_ins identifier password strategy ticket locale timezone
GET /v1/client/sign_ins/:id
POST /v1/client/sign_ins/:id/prepare_first_factor strategy email_address_id
POST /v1/client/sign_ins/:id/attempt_first_factor strategy code password
POST /v1/client/sign_ins/:id/reset_password password sign_out_of_other_sessions
POST /v1/client/sign_ups email_address password first_name unsafe_metadata
GET /v1/client/sign_ups/:id
PATCH /v1/client/sign_ups/:id email_address password last_name unsafe_metadata
POST /v1/client/sign_ups/:id/prepare_verification strategy
POST /v1/client/sign_ups/:id/attempt_verification strategy code
GET /v1/client/sessions/:id
POST /v1/client/sessions/:id/touch active_organization_id intent
POST /v1/client/sessions/:id/tokens organization_id tab_state
POST /v1/client/sessions/:id/tokens/convex
POST /v1/client/sessions/:id/tokens/:id
POST /v1/client/sessions/:id/end
POST /v1/client/sessions/:id/remove
GET /v1/me
PATCH /v1/me first_name last_name unsafe_metadata
PATCH /v1/me/metadata unsafe_metadata
DELETE /v1/me
POST /v1/me/change_password current_password new_password sign_out_of_other_sessions
GET /v1/me/sessions
GET /v1/me/sessions/active
POST /v1/me/sessions/:id/revoke
GET /v1/jwks
GET /v1/clients/handshake_payload
POST /v1/testing_tokens
POST /v1/sign_in_tokens user_id expires_in_seconds
POST /v1/sign_in_tokens/:id/revoke
POST /v1/actor_tokens user_id
POST /v1/actor_tokens/:id/revoke
GET /v1/sessions
POST /v1/sessions user_id
GET /v1/sessions/:id
POST /v1/sessions/:id/revoke
POST /v1/sessions/:id/tokens expires_in_seconds
POST /v1/sessions/:id/tokens/convex expires_in_seconds
POST /v1/sessions/:id/refresh expired_token refresh_token request_origin format
GET /v1/users
GET /v1/users/count
POST /v1/users email_address password external_id public_metadata private_metadata created_at banned locked skip_password_checks skip_password_requirement
GET /v1/users/:id
PATCH /v1/users/:id first_name external_id password public_metadata unsafe_metadata created_at sign_out_of_other_sessions
DELETE /v1/users/:id
PATCH /v1/users/:id/metadata public_metadata private_metadata unsafe_metadata
PUT /v1/users/:id/metadata public_metadata private_metadata unsafe_metadata
POST /v1/users/:id/ban
POST /v1/users/:id/unban
POST /v1/users/:id/lock
POST /v1/users/:id/unlock
POST /v1/users/:id/verify_password password
POST /v1/users/:id/remove_password sign_out_of_other_sessions
GET /v1/_local/sample_users
GET /_local/health
POST /_local/lifetimes sessionToken email
POST /_local/revoke email
GET /npm/@clerk/:id/dist/:id
GET /.well-known/jwks.json
GET /v1/:id
POST /v1/organizations name
PATCH /v1/users/:id/:id`
  .trim()
  .split("\n");

const NAMES =
  `user_id external_id email_address phone_number query order_by limit offset status created_at_after
redirect_url nonce format _clerk_session_id _method __proto__ constructor a`.split(/\s+/);

const DEEP = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
const TEXTS = [
  "",
  " ",
  "0",
  "-1",
  "1e999",
  "NaN",
  "true",
  "null",
  "[]",
  "{}",
  "{",
  "x",
  "x".repeat(300),
  "x".repeat(9_000),
  "\u0000",
  "😀\uD800",
  "%",
  "..",
  "-",
  "+created_at",
  "-email_address",
  "424242",
  "password",
  "email_code",
  "ticket",
  "oauth_google",
  "reset_password_email_code",
  "http://localhost:3001/",
  "javascript:alert(1)",
  "active",
  ALICE.email,
  ALICE.password,
  "fuzz@example.com",
  "a-password",
  "2020-01-01T00:00:00Z",
  '{"a":{"b":null}}',
  '{"__proto__":{"c":1}}',
  DEEP,
];
/** Many, as they are banned and deleted in the course of things. */
const PEOPLE = Array.from({ length: 30 }, (_, index) => ({ ...ALICE, email: `person-${index}@example.com` }));

/** What gets further than a refusal, by parameter. */
const LIKELY: Record<string, readonly unknown[]> = {
  identifier: PEOPLE.map(({ email }) => email),
  password: [ALICE.password, ALICE.password, "a-new-password"],
  current_password: [ALICE.password],
  new_password: ["a-new-password"],
  strategy: ["password", "email_code", "reset_password_email_code"],
  code: ["424242"],
  email_address: ["fuzz@example.com", ["fuzz@example.com"], [PEOPLE[0]?.email]],
  unsafe_metadata: ['{"a":{"b":1}}', { a: { b: null } }],
  public_metadata: [{ a: { b: 1 } }, { a: null }],
  first_name: ["Fuzz", null],
  active_organization_id: [""],
  organization_id: [""],
  expires_in_seconds: [60],
};
/** The prefix of the ids that a path is about. */
const PREFIXES: Record<string, string> = {
  sign_ins: "sia_",
  sign_ups: "sua_",
  sessions: "sess_",
  users: "user_",
};
const IDS = [
  "..%2f..%2f",
  "%00",
  "%E0%A4%A",
  "constructor",
  "clerk-js@6",
  "ui",
  "x".repeat(2_000),
  "a%20b",
  "🙂",
];

const idSchema = z.object({
  response: z.object({ sessions: z.array(z.object({ id: z.string(), user: z.object({ id: z.string() }) })) }),
});
const errorSchema = z.object({
  errors: z
    .array(
      z.object({
        code: z.string().min(1),
        message: z.string().min(1),
        long_message: z.string().min(1),
        meta: z.object({ param_name: z.string().optional() }),
      }),
    )
    .min(1),
  clerk_trace_id: z.string().min(1),
});

test.each([1, 2])(
  "whatever is asked for, in any order: an answer, or a refusal in Clerk's form (seed %i)",
  async (seed) => {
    const log = vi.spyOn(console, "error");
    onTestFinished(() => log.mockRestore());
    const stateDir = temporaryDirectory();
    const instance = await testInstance({ stateDir, users: PEOPLE });
    const random = generator(seed);
    const pick = <Entry>(list: readonly Entry[]): Entry => {
      const entry = list[Math.floor(random() * list.length)];
      if (entry === undefined) throw new Error("Nothing to pick from.");
      return entry;
    };
    const often = (share: number) => random() < share;

    const browsers: string[] = [];
    async function openBrowser(email: string): Promise<void> {
      const browser = await Browser.open(instance);
      await browser.post("/v1/client/sign_ins", { identifier: email, password: ALICE.password });
      const { response } = idSchema.parse((await browser.get("/v1/client")).body);
      ids.push(...response.sessions.flatMap(({ id, user }) => [id, user.id]));
      browsers.push(browser.cookies.get("__clerk_db_jwt") ?? "");
    }
    const ids = [...IDS];
    const idFor = (template: string): string => {
      const prefix = PREFIXES[/\/(\w+)\/:id/.exec(template)?.[1] ?? ""] ?? "";
      const fitting = ids.filter((id) => id.startsWith(prefix)).slice(-5);
      return pick(fitting.length === 0 || often(0.2) ? IDS : fitting);
    };

    function value(depth = 0): unknown {
      if (depth < 3 && often(0.15)) return [value(depth + 1), value(depth + 1)];
      if (depth < 3 && often(0.2)) return { [pick(NAMES)]: value(depth + 1) };
      return often(0.25)
        ? pick([0, 1, -1, 60, 1e300, true, false, null])
        : pick([...TEXTS, ...ids.slice(-20)]);
    }

    function body(parameters: readonly string[], isForm: boolean): { text: string; type: string } {
      const named = parameters
        .filter(() => often(0.7))
        .map((name) => [name, often(0.7) && LIKELY[name] ? pick(LIKELY[name]) : value()] as const);
      if (often(0.05)) named.push([pick(NAMES), value()]);
      if (often(0.1))
        return {
          text: pick(["{", "[1]", "7", DEEP, "x".repeat(70_000), "\u0000", "a=1&a=2"]),
          type: pick(["application/json", "text/xml", "application/x-www-form-urlencoded"]),
        };
      if (!isForm) return { text: JSON.stringify(Object.fromEntries(named)), type: "application/json" };
      const form = new URLSearchParams();
      for (const [name, each] of named)
        form.append(name, typeof each === "string" ? each : JSON.stringify(each));
      return { text: form.toString(), type: "application/x-www-form-urlencoded" };
    }

    async function ask(): Promise<void> {
      const [method = "", template = "", ...parameters] = pick(ENDPOINTS).split(" ");
      const isBackend = /^\/v1\/(?:users|sessions|sign_in_tokens|clients|actor|testing)/.test(template);
      const url = new URL(instance.url + template.replaceAll(":id", () => idFor(template)));
      // The Backend API knows nobody's browser.
      if (often(isBackend ? 0.02 : 0.9)) url.searchParams.set("__clerk_db_jwt", pick(browsers.slice(-3)));
      // Node itself answers 431 where the URL and the headers exceed 16 KiB.
      if (often(0.08)) url.searchParams.append(pick(NAMES), pick(TEXTS).slice(0, 2_000));
      const { text, type } = body(parameters, often(isBackend ? 0.02 : 0.8));
      const headers: Record<string, string> = { "content-type": type };
      if (often(0.9)) headers["authorization"] = `Bearer ${often(0.95) ? instance.secretKey : "x"}`;
      const init = { method, headers, redirect: "manual" as const, signal: AbortSignal.timeout(30_000) };
      const send = () => fetch(url, method === "GET" ? init : { ...init, body: text });
      const [response] = await Promise.all(often(0.1) ? [send(), send()] : [send()]);
      const answer = await response.text();
      const what = `seed ${seed}: ${method} ${url.pathname.slice(0, 200)} ${text.slice(0, 200)} → ${response.status} ${answer.slice(0, 300)}`;
      expect(response.status, what).toBeLessThan(500);
      expect(response.headers.get("content-type") ?? "none", what).toMatch(
        response.status >= 400 ? "application/json" : "",
      );
      const isRefused = response.status >= 400;
      expect(isRefused && !errorSchema.safeParse(JSON.parse(answer)).success, what).toBe(false);
      if (isRefused) return;
      for (const [, id = ""] of answer.matchAll(/"id":"((?:sess|user|sia|sua|sit)_\w+)"/g)) ids.push(id);
    }

    for (const { email } of PEOPLE) {
      await openBrowser(email);
      await Promise.all(Array.from({ length: 20 }, ask));
    }

    expect(log).not.toHaveBeenCalled();
    expect((await fetch(`${instance.url}/_local/health`)).status).toBe(200);
    // What was written can be read, and nothing in it points at what is not there.
    const { state } = openStore(stateDir);
    const users = new Set(state.users.map(({ id }) => id));
    for (const { userId } of [...state.sessions, ...state.signInTokens]) expect(users).toContain(userId);
    expect(users.size).toBe(state.users.length);
    expect(Object.hasOwn(Object.prototype, "c")).toBe(false);
  },
  120_000,
);
