import { decodeJwt } from "jose";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";

import { Browser, outcome, refused } from "#testing/browser";
import { ALICE, testInstance, UNVERIFIED } from "#testing/instance";
import { sdk } from "#testing/sdk";

const SIGN_INS = "/v1/client/sign_ins";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => vi.useRealTimers());

function codeSignIn(browser: Browser, strategy = "email_code"): Promise<string> {
  return browser.create(SIGN_INS, { identifier: ALICE.email, strategy });
}

describe("password", () => {
  test("signs in on its second step, whatever the case of the address", async () => {
    const browser = await Browser.open(await testInstance());
    const signIn = await browser.create(SIGN_INS, { identifier: "Alice@Example.com " });
    const answer = await browser.post(`${signIn}/attempt_first_factor`, {
      strategy: "password",
      password: ALICE.password,
    });
    expect(answer.body).toMatchObject({
      response: {
        object: "sign_in",
        status: "complete",
        created_session_id: expect.stringMatching(/^sess_/),
      },
      client: { sign_in: null, sessions: [{ status: "active", user: { first_name: "Alice" } }] },
    });
  });

  test("an unknown address and a wrong password are refused in Clerk's words", async () => {
    const browser = await Browser.open(await testInstance());
    const unknown = await browser.post(SIGN_INS, { identifier: "nobody@example.com", password: "x" });
    expect(unknown).toMatchObject({
      status: 422,
      body: {
        errors: [
          {
            code: "form_identifier_not_found",
            long_message: "Couldn't find your account.",
            meta: { param_name: "identifier" },
          },
        ],
      },
    });
    const wrong = await browser.post(SIGN_INS, { identifier: ALICE.email, password: "wrong" });
    expect(wrong).toMatchObject({
      status: 422,
      body: {
        errors: [
          {
            code: "form_password_incorrect",
            long_message: "Password is incorrect. Try again, or use another method.",
            meta: { param_name: "password" },
          },
        ],
      },
    });
    expect((await browser.client()).sessions).toEqual([]);
  });

  test("a hundred wrong passwords lock the account for an hour, even for the right one", async () => {
    const instance = await testInstance();
    const browser = await Browser.open(instance);
    const signIn = await browser.create(SIGN_INS, { identifier: ALICE.email });
    const attempt = (password: string) =>
      browser.post(`${signIn}/attempt_first_factor`, { strategy: "password", password });
    const guesses = await Promise.all(Array.from({ length: 100 }, (_, index) => attempt(`guess-${index}`)));
    expect(new Set(guesses.map(outcome))).toEqual(new Set(["422 form_password_incorrect"]));
    expect(outcome(await attempt(ALICE.password))).toBe("403 user_locked");
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(outcome(await attempt(ALICE.password))).toBe("200");
  });

  test("a user whose address is not verified signs in, and the token says so", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, UNVERIFIED.email, UNVERIFIED.password);
    expect(decodeJwt(await browser.token())).toMatchObject({
      email: UNVERIFIED.email,
      email_verified: false,
    });
    expect((await browser.client()).sessions[0]?.user).toMatchObject({
      email_addresses: [{ verification: { status: "unverified" } }],
    });
  });

  test("a browser has one session at a time", async () => {
    const browser = await Browser.signedIn(await testInstance(), ALICE.email, ALICE.password);
    expect(outcome(await browser.post(SIGN_INS, { identifier: ALICE.email }))).toBe("400 session_exists");
    expect(outcome(await browser.post("/v1/client/sign_ups", {}))).toBe("400 session_exists");
  });

  test("two attempts at once make one session", async () => {
    const browser = await Browser.open(await testInstance());
    const signIn = await browser.create(SIGN_INS, { identifier: ALICE.email });
    const attempt = () =>
      browser.post(`${signIn}/attempt_first_factor`, { strategy: "password", password: ALICE.password });
    const outcomes = (await Promise.all([attempt(), attempt()])).map(outcome);
    expect(outcomes.filter((each) => each === "200")).toHaveLength(1);
    expect((await browser.client()).sessions).toHaveLength(1);
  });
});

describe("email code", () => {
  test("signs in, and verifies the address", async () => {
    const browser = await Browser.open(await testInstance());
    const signIn = await browser.create(SIGN_INS, { identifier: UNVERIFIED.email });
    await browser.post(`${signIn}/prepare_first_factor`, { strategy: "email_code" });
    const answer = await browser.post(`${signIn}/attempt_first_factor`, {
      strategy: "email_code",
      code: "424242",
    });
    expect(answer.body).toMatchObject({ response: { status: "complete" } });
    expect(decodeJwt(await browser.token())).toMatchObject({ email_verified: true });
  });

  test("after five wrong codes even the right one is refused, until a new one is sent", async () => {
    const browser = await Browser.open(await testInstance());
    const signIn = await codeSignIn(browser);
    const attempt = (code: string) =>
      browser.post(`${signIn}/attempt_first_factor`, { strategy: "email_code", code });
    for (const expected of [...Array(4).fill("422 form_code_incorrect"), "400 verification_failed"]) {
      expect(outcome(await attempt("111111"))).toBe(expected);
    }
    expect(outcome(await attempt("424242"))).toBe("400 verification_failed");
    await browser.post(`${signIn}/prepare_first_factor`, { strategy: "email_code" });
    expect(outcome(await attempt("424242"))).toBe("200");
  });

  test("a code is good for ten minutes, and only after it was sent", async () => {
    const browser = await Browser.open(await testInstance());
    const signIn = await browser.create(SIGN_INS, { identifier: ALICE.email });
    const attempt = () =>
      browser.post(`${signIn}/attempt_first_factor`, { strategy: "email_code", code: "424242" });
    expect(outcome(await attempt())).toBe("400 verification_missing");
    await browser.post(`${signIn}/prepare_first_factor`, { strategy: "email_code" });
    vi.setSystemTime(Date.now() + 600_000);
    expect(outcome(await attempt())).toBe("400 verification_expired");
  });
});

describe("reset of the password", () => {
  test("sets the new password, signs in, and signs the other browsers out if asked to", async () => {
    const instance = await testInstance();
    const other = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const browser = await Browser.open(instance);
    const signIn = await codeSignIn(browser, "reset_password_email_code");
    const verified = await browser.post(`${signIn}/attempt_first_factor`, {
      strategy: "reset_password_email_code",
      code: "424242",
    });
    expect(verified.body).toMatchObject({
      response: { status: "needs_new_password" },
      client: { sessions: [] },
    });
    const form = { password: "a-new-password", sign_out_of_other_sessions: "true" };
    expect(outcome(await browser.post(`${signIn}/reset_password`, { ...form, password: "short" }))).toBe(
      "422 form_password_length_too_short",
    );
    expect((await browser.post(`${signIn}/reset_password`, form)).body).toMatchObject({
      response: { status: "complete" },
    });
    expect((await other.client()).sessions).toEqual([]);
    await Browser.signedIn(instance, ALICE.email, "a-new-password");
    await expect(Browser.signedIn(instance, ALICE.email, ALICE.password)).rejects.toThrow(
      "form_password_incorrect",
    );
  });

  test("needs the code first", async () => {
    const browser = await Browser.open(await testInstance());
    const signIn = await codeSignIn(browser, "reset_password_email_code");
    expect(outcome(await browser.post(`${signIn}/reset_password`, { password: "a-new-password" }))).toBe(
      "400 strategy_for_user_invalid",
    );
    // The code of a sign-in is no licence to set a password.
    const plain = await codeSignIn(browser);
    const attempt = { strategy: "reset_password_email_code", code: "424242" };
    expect(outcome(await browser.post(`${plain}/attempt_first_factor`, attempt))).toBe(
      "400 verification_strategy_invalid",
    );
  });
});

test("strategies that do not exist here are refused", async () => {
  const browser = await Browser.open(await testInstance());
  const signIn = await browser.create(SIGN_INS, { identifier: ALICE.email });
  for (const strategy of ["oauth_google", "passkey", "phone_code"]) {
    expect(outcome(await browser.post(`${signIn}/prepare_first_factor`, { strategy }))).toBe(
      "400 strategy_for_user_invalid",
    );
    expect(outcome(await browser.post(`${signIn}/attempt_first_factor`, { strategy }))).toBe(
      "400 strategy_for_user_invalid",
    );
  }
  expect(outcome(await browser.post(`${signIn}/attempt_first_factor`, {}))).toBe("422 form_param_missing");
});

describe("a second tab of the browser", () => {
  /** The client in a refusal, where clerk-js reads it. */
  const clientOf = (body: unknown) =>
    z.object({ meta: z.object({ client: z.looseObject({}) }) }).parse(body).meta.client;

  test("is told with the refusal that the first one has signed in, at every step", async () => {
    const browser = await Browser.open(await testInstance());
    const begun = await browser.create(SIGN_INS, { identifier: ALICE.email });
    const signUp = await browser.create("/v1/client/sign_ups", { email_address: "newt@example.com" });
    const form = { strategy: "password", identifier: ALICE.email, password: ALICE.password };
    expect(outcome(await browser.post(SIGN_INS, form))).toBe("200");
    const id = await browser.sessionId();
    for (const [path, parameters] of [
      [SIGN_INS, { identifier: ALICE.email }],
      [`${begun}/attempt_first_factor`, { strategy: "password", password: ALICE.password }],
      [`${begun}/prepare_first_factor`, { strategy: "email_code" }],
      [`${begun}/reset_password`, { password: "a-new-password" }],
      ["/v1/client/sign_ups", { email_address: "newt@example.com" }],
      [`${signUp}/prepare_verification`, { strategy: "email_code" }],
      [`${signUp}/attempt_verification`, { strategy: "email_code", code: "424242" }],
    ] as [string, Record<string, string>][]) {
      const answer = await browser.post(path, parameters);
      expect(`${path} ${outcome(answer)}`).toBe(`${path} 400 session_exists`);
      // To this session the sign-in component goes on.
      expect(clientOf(answer.body)).toMatchObject({
        last_active_session_id: id,
        sessions: [{ id, status: "active" }],
      });
    }
  });

  test("is told that the first one has begun anew, and how often a code was wrong", async () => {
    const browser = await Browser.open(await testInstance());
    const first = await browser.create(SIGN_INS, { identifier: ALICE.email });
    const second = await codeSignIn(browser);
    const attempt = { strategy: "email_code", code: "1" };
    const gone = await browser.post(`${first}/attempt_first_factor`, attempt);
    expect(outcome(gone)).toBe("404 resource_not_found");
    expect(clientOf(gone.body)).toMatchObject({ sign_in: { id: second.split("/").at(-1) } });
    const wrong = await browser.post(`${second}/attempt_first_factor`, attempt);
    expect(clientOf(wrong.body)).toMatchObject({ sign_in: { first_factor_verification: { attempts: 1 } } });
  });

  test("is told nothing about a browser that is not its own", async () => {
    const instance = await testInstance();
    const browser = await Browser.signedIn(instance, ALICE.email, ALICE.password);
    const url = `${instance.url}${SIGN_INS}?__clerk_db_jwt=${browser.cookies.get("__clerk_db_jwt")}`;
    const foreign = await fetch(url, { method: "POST", headers: { origin: "https://evil.example" } });
    expect([foreign.status, await foreign.json()]).toEqual([
      403,
      expect.not.objectContaining({ meta: expect.anything() }),
    ]);
    const stranger = new Browser(instance);
    expect((await stranger.post(SIGN_INS, {})).body).not.toHaveProperty("meta");
  });
});

test("parameters that this instance has no use for are refused by name", async () => {
  const browser = await Browser.open(await testInstance());
  const identifier = ALICE.email;
  const refusals: [Record<string, string>, string][] = [
    [
      { strategy: "oauth_google", redirect_url: "http://localhost:3001" },
      "form_param_value_invalid strategy",
    ],
    [{ identifier, strategy: "passkey" }, "form_param_value_invalid strategy"],
    [{ identifier, strategy: "phone_code" }, "form_param_value_invalid strategy"],
    [{ identifier, transfer: "true" }, "form_param_unknown transfer"],
    [{ identifier, redirect_url: "http://localhost:3001" }, "form_param_unknown redirect_url"],
    [{ strategy: "password", password: "x" }, "form_param_missing identifier"],
    [{ strategy: "password", identifier }, "form_param_missing password"],
    [{ strategy: "ticket" }, "form_param_missing ticket"],
    [{ strategy: "ticket", ticket: "x", identifier }, "form_conditional_param_disallowed identifier"],
    [{ identifier, ticket: "x" }, "form_conditional_param_disallowed ticket"],
    [{ identifier, strategy: "email_code", password: "x" }, "form_conditional_param_disallowed password"],
  ];
  for (const [form, refusal] of refusals) {
    expect(refused(await browser.post(SIGN_INS, form))).toBe(`422 ${refusal}`);
  }
  const signIn = await codeSignIn(browser);
  const address = { strategy: "email_code", email_address_id: "idn_other" };
  expect(refused(await browser.post(`${signIn}/prepare_first_factor`, address))).toBe(
    "422 form_resource_not_found email_address_id",
  );
  const both = { strategy: "email_code", code: "424242", password: ALICE.password };
  expect(refused(await browser.post(`${signIn}/attempt_first_factor`, both))).toBe(
    "422 form_conditional_param_disallowed password",
  );
  expect(refused(await browser.get("/v1/client?organization_id=org_1"))).toBe(
    "422 form_param_unknown organization_id",
  );
});

test("language and time zone of the browser become the user's", async () => {
  const instance = await testInstance();
  const browser = await Browser.open(instance);
  const form = { strategy: "password", identifier: ALICE.email, password: ALICE.password };
  await browser.post(SIGN_INS, { ...form, locale: "de-DE", timezone: "Europe/Berlin" });
  const { data } = await sdk(instance).users.getUserList({ emailAddress: [ALICE.email] });
  expect(data[0]).toMatchObject({ locale: "de-DE", timezone: "Europe/Berlin" });
});
