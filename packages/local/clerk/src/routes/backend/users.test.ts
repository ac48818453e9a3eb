import { describe, expect, test } from "vitest";

import type { RunningInstance } from "#index";
import { Browser, outcome } from "#testing/browser";
import { ALICE, BOB, testInstance, UNVERIFIED } from "#testing/instance";
import { idOf, refusalOf, sdk } from "#testing/sdk";

const CAROL = { emailAddress: ["carol@example.com"], password: "carol-password", firstName: "Carol" };

const signIn = (instance: RunningInstance, email: string, password: string) =>
  Browser.signedIn(instance, email, password);

/** A request to the Backend API that the SDK would not send. */
async function ask(
  { url, secretKey }: RunningInstance,
  method: string,
  path: string,
  body?: object,
): Promise<string> {
  const response = await fetch(`${url}/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${secretKey}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return outcome({ status: response.status, body: await response.json() });
}

describe("the list of users", () => {
  test("is empty where a filter fits nobody, so that a clean-up deletes nobody else", async () => {
    const instance = await testInstance();
    const { users } = sdk(instance);
    for (const filter of [
      { phoneNumber: ["+15555550100"] },
      { username: ["alice"] },
      { web3Wallet: ["0x1"] },
      { externalId: ["crm-1"] },
      { emailAddress: ["nobody@example.com"] },
      { userId: ["user_unknown"] },
      { query: "nobody" },
      { createdAtAfter: Date.now() + 1_000 },
      { lastSignInAtAfter: 1 },
      { lastActiveAtBefore: Date.now() },
    ]) {
      const { data, totalCount } = await users.getUserList(filter);
      expect({ filter, found: data.length, totalCount }).toEqual({ filter, found: 0, totalCount: 0 });
    }
  });

  test("is filtered by each documented filter, and so is the count", async () => {
    const instance = await testInstance();
    const { users } = sdk(instance);
    await users.createUser({ ...CAROL, externalId: "crm-1", createdAt: new Date("2020-01-01T00:00:00Z") });
    await signIn(instance, ALICE.email, ALICE.password);
    const year2021 = Date.parse("2021-01-01T00:00:00Z");
    const carolId = await idOf(instance, "carol@example.com");
    const names = async (filter: Parameters<typeof users.getUserList>[0]) => {
      const { data, totalCount } = await users.getUserList(filter);
      expect(totalCount).toBe(data.length);
      return data.map(({ firstName }) => firstName);
    };
    expect(await names({ externalId: ["crm-1"] })).toEqual(["Carol"]);
    expect(await names({ userId: [carolId] })).toEqual(["Carol"]);
    expect(await names({ userId: [`-${carolId}`], orderBy: "+first_name" })).toEqual(["Alice", "Bob", "Una"]);
    expect(await names({ query: "ALICE EX" })).toEqual(["Alice"]);
    expect(await names({ query: "carol@" })).toEqual(["Carol"]);
    expect(await names({ createdAtBefore: year2021 })).toEqual(["Carol"]);
    expect(await names({ createdAtAfter: year2021, orderBy: "-email_address" })).toEqual([
      "Una",
      "Bob",
      "Alice",
    ]);
    expect(await names({ lastSignInAtAfter: year2021 })).toEqual(["Alice"]);
    expect(await names({ last_active_at_since: year2021 })).toEqual(["Alice"]);
    expect(await names({})).toEqual(["Una", "Bob", "Alice", "Carol"]);
    expect(await names({ orderBy: "created_at" })).toEqual(["Carol", "Alice", "Bob", "Una"]);
  });

  test("refuses what it does not know, by name", async () => {
    const instance = await testInstance();
    const { users } = sdk(instance);
    expect(await refusalOf(users.getUserList({ organizationId: ["org_1"] }))).toBe(
      "422 form_param_unknown organization_id",
    );
    expect(await refusalOf(users.getUserList({ orderBy: "-username" }))).toBe(
      "422 form_param_value_invalid order_by",
    );
    expect(await refusalOf(users.getUserList({ limit: 501 }))).toBe("422 form_param_format_invalid limit");
    const many = Array.from({ length: 101 }, (_, index) => `user_${index}`);
    expect(await refusalOf(users.getCount({ userId: many }))).toBe(
      "422 form_param_array_size_exceeded user_id",
    );
  });
});

describe("a user that is created", () => {
  test("has what was given, in both APIs, and signs in", async () => {
    const instance = await testInstance();
    const { users } = sdk(instance);
    const created = await users.createUser({
      ...CAROL,
      lastName: "Example",
      externalId: "crm-1",
      locale: "de-DE",
      timezone: "Europe/Berlin",
      createdAt: new Date("2020-01-01T00:00:00Z"),
      publicMetadata: { plan: "pro" },
      privateMetadata: { note: "kept from browsers" },
      unsafeMetadata: { theme: "dark" },
      skipLegalChecks: true,
    });
    expect(await users.getUser(created.id)).toMatchObject({
      fullName: "Carol Example",
      externalId: "crm-1",
      locale: "de-DE",
      timezone: "Europe/Berlin",
      createdAt: Date.parse("2020-01-01T00:00:00Z"),
      passwordEnabled: true,
      publicMetadata: { plan: "pro" },
      privateMetadata: { note: "kept from browsers" },
      unsafeMetadata: { theme: "dark" },
      primaryEmailAddress: { emailAddress: "carol@example.com", verification: { status: "verified" } },
    });
    const browser = await signIn(instance, "carol@example.com", "carol-password");
    const user = (await browser.client()).sessions[0]?.user;
    expect(user).toMatchObject({ public_metadata: { plan: "pro" }, unsafe_metadata: { theme: "dark" } });
    expect(JSON.stringify(user)).not.toContain("kept from browsers");
  });

  test("may be unverified, banned, locked, or have no password", async () => {
    const instance = await testInstance();
    const { users } = sdk(instance);
    const emailAddress = (name: string) => ({
      emailAddress: [`${name}@example.com`],
      password: "a-password",
    });
    const reserved = { ...emailAddress("reserved"), emailAddressIdentificationStatus: ["reserved" as const] };
    expect((await users.createUser(reserved)).primaryEmailAddress?.verification?.status).toBe("unverified");
    await users.createUser({ ...emailAddress("banned"), banned: true });
    await users.createUser({ ...emailAddress("locked"), locked: true });
    await expect(signIn(instance, "banned@example.com", "a-password")).rejects.toThrow("403 user_banned");
    await expect(signIn(instance, "locked@example.com", "a-password")).rejects.toThrow("403 user_locked");
    const passwordless = { emailAddress: ["dora@example.com"], skipPasswordRequirement: true };
    expect((await users.createUser(passwordless)).passwordEnabled).toBe(false);
    const browser = await Browser.open(instance);
    const path = await browser.create("/v1/client/sign_ins", { identifier: "dora@example.com" });
    expect((await browser.get(path)).body).not.toHaveProperty("response.supported_first_factors.2.strategy");
    await expect(signIn(instance, "dora@example.com", "")).rejects.toThrow("400 strategy_for_user_invalid");
  });

  test("is refused with what cannot be kept, and then there is nobody", async () => {
    const instance = await testInstance();
    const { users } = sdk(instance);
    await users.createUser({ ...CAROL, externalId: "crm-1" });
    const dora = { ...CAROL, emailAddress: ["dora@example.com"] };
    const refusals: [Parameters<typeof users.createUser>[0], string][] = [
      [{ ...dora, emailAddress: [ALICE.email] }, "form_identifier_exists email_address"],
      [{ ...dora, externalId: "crm-1" }, "form_identifier_exists external_id"],
      [{ ...dora, emailAddress: ["dora"] }, "form_param_format_invalid email_address"],
      [
        { ...dora, emailAddress: ["dora@a.example", "dora@b.example"] },
        "form_param_array_size_exceeded email_address",
      ],
      [{ ...dora, phoneNumber: ["+15555550100"] }, "form_param_unknown phone_number"],
      [{ ...dora, username: "dora" }, "form_param_unknown username"],
      [{ ...dora, password: "short" }, "form_password_length_too_short password"],
      [{ emailAddress: dora.emailAddress }, "form_param_missing password"],
      [{ password: "dora-password" }, "form_param_missing email_address"],
      [
        { ...dora, publicMetadata: { text: "x".repeat(8_192) } },
        "form_param_exceeds_allowed_size public_metadata",
      ],
      [{ ...dora, totpSecret: "secret" }, "form_param_unknown totp_secret"],
      [{ ...dora, passwordDigest: "$2a$", passwordHasher: "bcrypt" }, "form_param_unknown password_digest"],
    ];
    for (const [parameters, refusal] of refusals) {
      expect(await refusalOf(users.createUser(parameters))).toBe(`422 ${refusal}`);
    }
    expect(await users.getCount()).toBe(4);
    const { id } = await users.createUser({ ...dora, password: "short", skipPasswordChecks: true });
    expect(await users.verifyPassword({ userId: id, password: "short" })).toEqual({ verified: true });
  });
});

describe("an update", () => {
  test("keeps what it acknowledges, and refuses the rest with nothing changed", async () => {
    const instance = await testInstance();
    const { users } = sdk(instance);
    const id = await idOf(instance, ALICE.email);
    await users.updateUser(id, {
      lastName: "Liddell",
      externalId: "crm-7",
      locale: "en-GB",
      timezone: "UTC",
    });
    const kept = { fullName: "Alice Liddell", externalId: "crm-7", locale: "en-GB", timezone: "UTC" };
    expect(await users.getUser(id)).toMatchObject(kept);
    for (const [body, refusal] of [
      [{ firstName: "A", username: "alice" }, "form_param_unknown username"],
      [{ firstName: "A", deleteSelfEnabled: false }, "form_param_unknown delete_self_enabled"],
      [
        { firstName: "A", primaryEmailAddressID: "idn_1" },
        "form_resource_not_found primary_email_address_id",
      ],
      [{ firstName: "x".repeat(256) }, "form_param_max_length_exceeded first_name"],
      [{ firstName: "A", password: "short" }, "form_password_length_too_short password"],
    ] as const) {
      expect(await refusalOf(users.updateUser(id, body))).toBe(`422 ${refusal}`);
    }
    expect(await users.getUser(id)).toMatchObject(kept);
    expect(await ask(instance, "PATCH", `users/${id}`, { external_id: null })).toBe("200");
    expect((await users.getUser(id)).externalId).toBeNull();
  });

  test("of metadata merges at every level, and null removes; a replacement replaces", async () => {
    const instance = await testInstance();
    const { users } = sdk(instance);
    const id = await idOf(instance, ALICE.email);
    await users.updateUserMetadata(id, {
      publicMetadata: { a: { b: 1, c: 2 }, d: 3 },
      privateMetadata: { e: 4 },
    });
    await users.updateUserMetadata(id, { publicMetadata: { a: { c: null, f: 5 }, d: null } });
    expect(await users.getUser(id)).toMatchObject({
      publicMetadata: { a: { b: 1, f: 5 } },
      privateMetadata: { e: 4 },
    });
    expect((await users.getUser(id)).publicMetadata).not.toHaveProperty("d");
    const replaced = await users.replaceUserMetadata(id, { publicMetadata: { g: 6 } });
    expect(replaced.publicMetadata).toEqual({ g: 6 });
    expect(replaced.privateMetadata).toEqual({ e: 4 });
    expect(await ask(instance, "PATCH", `users/${id}/metadata`, { metadata: {} })).toBe(
      "422 form_param_unknown",
    );
    expect(await ask(instance, "PUT", `users/${id}/metadata`, { public_metadata: [] })).toBe(
      "422 form_param_type_invalid",
    );
  });
});

test("a ban signs out and keeps from signing in until it is lifted", async () => {
  const instance = await testInstance();
  const { users } = sdk(instance);
  const browser = await signIn(instance, ALICE.email, ALICE.password);
  const id = await idOf(instance, ALICE.email);
  expect((await users.banUser(id)).banned).toBe(true);
  expect((await browser.client()).sessions).toEqual([]);
  for (const strategy of ["email_code", "reset_password_email_code"]) {
    const answer = await browser.post("/v1/client/sign_ins", { strategy, identifier: ALICE.email });
    expect(outcome(answer)).toBe("403 user_banned");
  }
  await expect(signIn(instance, ALICE.email, ALICE.password)).rejects.toThrow("403 user_banned");
  expect(await refusalOf(sdk(instance).sessions.createSession({ userId: id }))).toBe("403 user_banned");
  expect((await users.unbanUser(id)).banned).toBe(false);
  await signIn(instance, ALICE.email, ALICE.password);
});

test("a lock keeps from signing in by any means, and leaves sessions alone", async () => {
  const instance = await testInstance();
  const { users } = sdk(instance);
  const browser = await signIn(instance, ALICE.email, ALICE.password);
  const other = await Browser.open(instance);
  const begun = await other.create("/v1/client/sign_ins", {
    strategy: "email_code",
    identifier: ALICE.email,
  });
  const id = await idOf(instance, ALICE.email);
  expect((await users.lockUser(id)).locked).toBe(true);
  expect((await browser.client()).sessions).toHaveLength(1);
  const code = { strategy: "email_code", code: "424242" };
  expect(outcome(await other.post(`${begun}/attempt_first_factor`, code))).toBe("403 user_locked");
  expect((await users.unlockUser(id)).locked).toBe(false);
  expect(outcome(await other.post(`${begun}/attempt_first_factor`, code))).toBe("200");
});

test("a password is verified, and taken away", async () => {
  const instance = await testInstance();
  const { users } = sdk(instance);
  const browser = await signIn(instance, ALICE.email, ALICE.password);
  const userId = await idOf(instance, ALICE.email);
  expect(await users.verifyPassword({ userId, password: ALICE.password })).toEqual({ verified: true });
  expect(await refusalOf(users.verifyPassword({ userId, password: "wrong" }))).toBe(
    "422 incorrect_password password",
  );
  expect((await users.removePassword(userId)).passwordEnabled).toBe(false);
  expect(await refusalOf(users.verifyPassword({ userId, password: ALICE.password }))).toBe(
    "400 no_password_set",
  );
  // Whoever has none sets the first one without a current one.
  expect(outcome(await browser.post("/v1/me/change_password", { new_password: "a-new-password" }))).toBe(
    "200",
  );
  await signIn(instance, ALICE.email, "a-new-password");
});

test("a deleted user is gone everywhere, and whoever takes the address is somebody else", async () => {
  const instance = await testInstance();
  const { users, sessions, signInTokens } = sdk(instance);
  const browser = await signIn(instance, ALICE.email, ALICE.password);
  const [userId, sessionId] = [await idOf(instance, ALICE.email), await browser.sessionId()];
  const { token } = await signInTokens.createSignInToken({ userId, expiresInSeconds: 60 });
  expect(await users.deleteUser(userId)).toMatchObject({ id: userId, deleted: true });
  expect(await refusalOf(users.getUser(userId))).toBe("404 resource_not_found");
  expect(await refusalOf(users.deleteUser(userId))).toBe("404 resource_not_found");
  expect(await refusalOf(sessions.getSession(sessionId))).toBe("404 resource_not_found");
  expect((await browser.client()).sessions).toEqual([]);
  const ticket = await browser.post("/v1/client/sign_ins", { strategy: "ticket", ticket: token });
  expect(outcome(ticket)).toBe("400 ticket_invalid_code");
  await expect(signIn(instance, ALICE.email, ALICE.password)).rejects.toThrow("form_identifier_not_found");
  const again = await users.createUser({ emailAddress: [ALICE.email], password: ALICE.password });
  expect(again.id).not.toBe(userId);
});

test("a session is created, used and revoked without a browser", async () => {
  const instance = await testInstance();
  const { sessions } = sdk(instance);
  const userId = await idOf(instance, BOB.email);
  const session = await sessions.createSession({ userId });
  expect(session).toMatchObject({ userId, status: "active", clientId: expect.stringMatching(/^client_/) });
  const { jwt } = await sessions.getToken(session.id, undefined, 300);
  const claims = JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
  expect(claims).toMatchObject({ sub: userId, sid: session.id, exp: claims.iat + 300 });
  expect((await sessions.getSessionList({ clientId: session.clientId })).data).toHaveLength(1);
  expect((await sessions.revokeSession(session.id)).status).toBe("revoked");
  expect((await sessions.getSessionList({ userId, status: "active" })).totalCount).toBe(0);
  expect(await refusalOf(sessions.createSession({ userId: "user_unknown" }))).toBe("404 resource_not_found");
  expect(await ask(instance, "POST", "sessions", { user_id: userId, active_organization_id: "org_1" })).toBe(
    "422 form_param_unknown",
  );
  expect(await ask(instance, "GET", `sessions?user_id=${userId}&status=sleeping`)).toBe(
    "422 form_param_value_invalid",
  );
});

test("a sign-in token is revoked once, and then signs nobody in", async () => {
  const instance = await testInstance();
  const { signInTokens } = sdk(instance);
  const userId = await idOf(instance, ALICE.email);
  const { id, token, url } = await signInTokens.createSignInToken({ userId, expiresInSeconds: 60 });
  expect(url).toBe(`${instance.url}/sign-in?__clerk_ticket=${token}`);
  expect((await signInTokens.revokeSignInToken(id)).status).toBe("revoked");
  expect(await refusalOf(signInTokens.revokeSignInToken(id))).toBe(
    "400 sign_in_token_cannot_be_revoked_code",
  );
  const browser = await Browser.open(instance);
  const answer = await browser.post("/v1/client/sign_ins", { strategy: "ticket", ticket: token });
  expect(outcome(answer)).toBe("400 sign_in_token_revoked_code");
});

test("what this instance does not have is refused in Clerk's form", async () => {
  const instance = await testInstance();
  const { actorTokens, organizations, users, invitations } = sdk(instance);
  const userId = await idOf(instance, UNVERIFIED.email);
  const actor = { userId, actor: { sub: userId }, expiresInSeconds: 60 };
  expect(await refusalOf(actorTokens.create(actor))).toBe("403 feature_not_enabled");
  for (const call of [
    () => organizations.getOrganizationList(),
    () => users.getOrganizationMembershipList({ userId, limit: 5 }),
    () => users.getUserOauthAccessToken(userId, "google"),
    () => users.verifyTOTP({ userId, code: "123456" }),
    () => invitations.createInvitation({ emailAddress: "dora@example.com" }),
  ]) {
    expect(await refusalOf(call())).toBe("404 resource_not_found");
  }
  expect(await ask(instance, "POST", `users/${userId}/ban`, { reason: "none" })).toBe(
    "422 form_param_unknown",
  );
  expect(await ask(instance, "GET", `users/${userId}?expand=all`)).toBe("422 form_param_unknown");
});
