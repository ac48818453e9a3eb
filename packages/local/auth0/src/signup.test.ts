import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { callbackParameters, OidcClient, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

const DORA = { email: "Dora@Example.com", name: "Dora Example", password: "dora-password" };

const unescape = (markup: string) => markup.replaceAll("&amp;", "&");

async function inboxLink(tenantUrl: string, email: string): Promise<string> {
  const inbox = await (await fetch(`${tenantUrl}/inbox`)).text();
  const link = new RegExp(`href="([^"]+)">Verify ${email}`).exec(inbox)?.[1];
  if (link === undefined) throw new Error(`No mail for ${email} in ${inbox}`);
  return unescape(link);
}

describe("sign-up", () => {
  it("opens with screen_hint=signup, and logs the new user in with an unverified address", async () => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.authorize({ screen_hint: "signup" });
    expect(page.url).toContain("/u/signup/");
    expect(page.body).toContain("Create your account");
    const tokens = tokensOf(await client.exchange(await client.submit(page, DORA)));
    expect(decodeJwt(tokens.id_token)).toMatchObject({
      email: "dora@example.com",
      email_verified: false,
      name: "Dora Example",
    });
  });

  it("is one link away from login, and the other way round", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const login = await client.authorize();
    const link = /href="(\/u\/signup\/[^"]+)"/.exec(login.body)?.[1] ?? "";
    const signup = await client.browser.request(`${tenant.url}${link}`);
    expect(signup.status).toBe(200);
    expect(callbackParameters(await client.submit(signup, DORA))).toHaveProperty("code");
  });

  it("lets the user log in again with the chosen password only", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    await client.submit(await client.authorize({ screen_hint: "signup" }), DORA);
    const later = new OidcClient(tenant);
    const refused = await later.submit(await later.authorize(), {
      username: DORA.email,
      password: "dora-passworD",
    });
    expect(refused.body).toContain("Wrong email or password.");
    const tokens = await later.logIn("dora@example.com", DORA.password);
    expect(decodeJwt(tokens.id_token)).toMatchObject({ name: "Dora Example" });
  });

  it.each([
    ["a malformed address", { ...DORA, email: "dora" }, "Enter an email address", "email"],
    ["no name", { ...DORA, name: "  " }, "Enter your name.", "name"],
    ["a short password", { ...DORA, password: "1234567" }, "Use at least 8 characters.", "password"],
    ["a taken address", { ...DORA, email: "Alice@example.com" }, "The user already exists.", "email"],
  ])("refuses %s, at the field, and keeps what was typed", async (_name, fields, message, field) => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.submit(await client.authorize({ screen_hint: "signup" }), fields);
    expect(page.status).toBe(400);
    expect(page.body).toContain('role="alert"');
    expect(page.body).toMatch(new RegExp(`id="${field}-error">${message}`));
    expect(page.body).toMatch(new RegExp(`aria-describedby="${field}-error`));
    expect(page.body).toContain(`value="${fields.email}"`);
    expect(page.body).not.toContain(fields.password);
  });

  it("adds an address once, even when asked twice at the same time", async () => {
    const tenant = await tenantForTest();
    const tabs = [new OidcClient(tenant), new OidcClient(tenant)];
    const pages = await Promise.all(tabs.map((tab) => tab.authorize({ screen_hint: "signup" })));
    const answers = await Promise.all(
      tabs.map((tab, index) => tab.browser.submit(pages[index]?.url ?? "", DORA)),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303, 400]));
  });

  it("can be cancelled", async () => {
    const client = new OidcClient(await tenantForTest());
    const page = await client.authorize({ screen_hint: "signup" });
    expect(callbackParameters(await client.submit(page, { action: "cancel" }))).toMatchObject({
      error: "access_denied",
    });
  });
});

describe("the inbox", () => {
  it("holds a link that verifies the address: the next token says so", async () => {
    const tenant = await tenantForTest();
    const client = new OidcClient(tenant);
    const before = await client.logIn("carol@example.com", "carol-password");
    expect(decodeJwt(before.id_token)).toMatchObject({ email_verified: false });
    const link = await inboxLink(tenant.url, "carol@example.com");
    const page = await fetch(tenant.url + link);
    expect(await page.text()).toContain("carol@example.com is verified.");
    const after = tokensOf(await client.refresh(before.refresh_token));
    expect(decodeJwt(after.id_token)).toMatchObject({ email_verified: true });
    expect(await (await fetch(`${tenant.url}/inbox`)).text()).toContain("every address is verified");
  });

  it("takes no link that it did not write", async () => {
    const tenant = await tenantForTest();
    const link = await inboxLink(tenant.url, "carol@example.com");
    for (const forged of [`${link.slice(0, -1)}~`, link.replace(/ticket=.*/, ""), "/u/email-verification"]) {
      expect((await fetch(tenant.url + forged)).status).toBe(400);
    }
    await inboxLink(tenant.url, "carol@example.com");
  });
});
