import { decodeJwt } from "jose";
import { expect, test } from "vitest";

import { Browser, outcome, refused } from "#testing/browser";
import { testInstance } from "#testing/instance";
import { sdk } from "#testing/sdk";

const SIGN_UPS = "/v1/client/sign_ups";
const NEWT = {
  email_address: "newt@example.com",
  password: "newt-password",
  first_name: "Newt",
  last_name: "Example",
};
const CODE = { strategy: "email_code", code: "424242" };

test("an address and a password, then the code: a verified user, signed in", async () => {
  const instance = await testInstance();
  const browser = await Browser.open(instance);
  const signUp = await browser.create(SIGN_UPS, NEWT);
  expect((await browser.get(signUp)).body).toMatchObject({
    response: {
      object: "sign_up",
      status: "missing_requirements",
      missing_fields: [],
      unverified_fields: ["email_address"],
    },
  });
  await browser.post(`${signUp}/prepare_verification`, { strategy: "email_code" });
  const answer = await browser.post(`${signUp}/attempt_verification`, CODE);
  expect(answer.body).toMatchObject({
    response: { status: "complete", created_user_id: expect.stringMatching(/^user_/) },
    client: { sign_up: null, sessions: [{ user: { first_name: "Newt" } }] },
  });
  expect(decodeJwt(await browser.token())).toMatchObject({
    aud: "convex",
    email: "newt@example.com",
    email_verified: true,
    name: "Newt Example",
  });
  await Browser.signedIn(instance, NEWT.email_address, NEWT.password);
});

test("without the right code there is no user", async () => {
  const instance = await testInstance();
  const browser = await Browser.open(instance);
  const signUp = await browser.create(SIGN_UPS, NEWT);
  expect(outcome(await browser.post(`${signUp}/attempt_verification`, CODE))).toBe(
    "400 verification_missing",
  );
  await browser.post(`${signUp}/prepare_verification`, { strategy: "email_code" });
  expect(outcome(await browser.post(`${signUp}/attempt_verification`, { ...CODE, code: "1" }))).toBe(
    "422 form_code_incorrect",
  );
  await expect(Browser.signedIn(instance, NEWT.email_address, NEWT.password)).rejects.toThrow(
    "form_identifier_not_found",
  );
});

test("a verified address that is changed afterwards must be verified again", async () => {
  const browser = await Browser.open(await testInstance());
  const signUp = await browser.create(SIGN_UPS, { email_address: "first@example.com" });
  await browser.post(`${signUp}/prepare_verification`, { strategy: "email_code" });
  const verified = await browser.post(`${signUp}/attempt_verification`, CODE);
  expect(verified.body).toMatchObject({ response: { missing_fields: ["password"], unverified_fields: [] } });
  const changed = await browser.send("PATCH", signUp, NEWT);
  expect(changed.body).toMatchObject({
    response: { status: "missing_requirements", unverified_fields: ["email_address"] },
  });
});

test("a password that comes after the code completes the sign-up; a name left empty is no claim", async () => {
  const browser = await Browser.open(await testInstance());
  const signUp = await browser.create(SIGN_UPS, { email_address: NEWT.email_address, first_name: " " });
  await browser.post(`${signUp}/prepare_verification`, { strategy: "email_code" });
  await browser.post(`${signUp}/attempt_verification`, CODE);
  const answer = await browser.send("PATCH", signUp, { password: NEWT.password });
  expect(answer.body).toMatchObject({ response: { status: "complete" } });
  expect(decodeJwt(await browser.token())).not.toHaveProperty("name");
});

test("addresses and passwords that cannot be are refused", async () => {
  const browser = await Browser.open(await testInstance());
  const refusal = async (fields: Record<string, string>) =>
    outcome(await browser.post(SIGN_UPS, { ...NEWT, ...fields }));
  expect(await refusal({ email_address: "ALICE@example.com" })).toBe("422 form_identifier_exists");
  expect(await refusal({ email_address: "not an address" })).toBe("422 form_param_format_invalid");
  expect(await refusal({ password: "short" })).toBe("422 form_password_length_too_short");
  expect(await refusal({ password: "x".repeat(73) })).toBe("422 form_password_length_too_long");
  expect(await refusal({ first_name: "x".repeat(256) })).toBe("422 form_param_max_length_exceeded");
});

test("of two browsers that sign up with one address, the second is refused", async () => {
  const instance = await testInstance();
  const browsers = [await Browser.open(instance), await Browser.open(instance)];
  const outcomes: string[] = [];
  const signUps: string[] = [];
  for (const browser of browsers) signUps.push(await browser.create(SIGN_UPS, NEWT));
  for (const [index, browser] of browsers.entries()) {
    await browser.post(`${signUps[index]}/prepare_verification`, { strategy: "email_code" });
    outcomes.push(outcome(await browser.post(`${signUps[index]}/attempt_verification`, CODE)));
  }
  expect(outcomes).toEqual(["200", "422 form_identifier_exists"]);
});

test("what an app keeps with a sign-up is the user's, and what cannot be kept is refused by name", async () => {
  const instance = await testInstance();
  const browser = await Browser.open(instance);
  const metadata = {
    unsafe_metadata: JSON.stringify({ source: "ad" }),
    locale: "fr-FR",
    timezone: "Europe/Paris",
  };
  const signUp = await browser.create(SIGN_UPS, { ...NEWT, ...metadata });
  expect((await browser.get(signUp)).body).toMatchObject({
    response: { unsafe_metadata: { source: "ad" }, locale: "fr-FR", timezone: "Europe/Paris" },
  });
  for (const [form, refusal] of [
    [{ username: "newt" }, "form_param_unknown username"],
    [{ phone_number: "+15555550100" }, "form_param_unknown phone_number"],
    [{ legal_accepted: "true" }, "form_param_unknown legal_accepted"],
    [{ strategy: "oauth_google" }, "form_param_value_invalid strategy"],
    [{ unsafe_metadata: "{" }, "form_param_format_invalid unsafe_metadata"],
    [
      { unsafe_metadata: `{"a":${"[".repeat(40)}${"]".repeat(40)}}` },
      "form_param_format_invalid unsafe_metadata",
    ],
    [{ unsafe_metadata: `{"a":"${"x".repeat(8_192)}"}` }, "form_param_exceeds_allowed_size unsafe_metadata"],
  ] as [Record<string, string>, string][]) {
    expect(refused(await browser.send("PATCH", signUp, form))).toBe(`422 ${refusal}`);
  }
  await browser.post(`${signUp}/prepare_verification`, { strategy: "email_code" });
  await browser.post(`${signUp}/attempt_verification`, CODE);
  const { data } = await sdk(instance).users.getUserList({ emailAddress: [NEWT.email_address] });
  expect(data[0]).toMatchObject({
    unsafeMetadata: { source: "ad" },
    locale: "fr-FR",
    timezone: "Europe/Paris",
  });
});
