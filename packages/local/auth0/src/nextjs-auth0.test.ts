import { NextRequest, NextResponse } from "next/server";
import { describe, expect, it } from "vitest";
import { type Answer, Browser } from "./testing/browser";
import { type NextApplication, nextApplicationForTest } from "./testing/nextjs-application";

/** Follows redirects between application and tenant until a page asks for something. */
async function visit(browser: Browser, url: string): Promise<Answer> {
  let answer = await browser.request(url);
  while (answer.location !== undefined && answer.status !== 200)
    answer = await browser.request(answer.location);
  return answer;
}

async function logIn({ appUrl }: NextApplication, browser: Browser): Promise<Answer> {
  const page = await visit(browser, `${appUrl}/auth/login?returnTo=/customers`);
  const submitted = await browser.submit(page.url, {
    username: "alice@example.com",
    password: "alice-password",
  });
  return visit(browser, submitted.location ?? "");
}

async function session({ appUrl }: NextApplication, browser: Browser): Promise<unknown> {
  return JSON.parse((await browser.request(`${appUrl}/me`)).body);
}

describe.each([
  ["cookie sessions", false],
  ["stored sessions", true],
])("nextjs-auth0 with %s", (_name, stateful) => {
  it("logs in and returns to the page that was asked for", async () => {
    const application = await nextApplicationForTest(stateful);
    const browser = new Browser();
    const landed = await logIn(application, browser);
    expect(landed.url).toBe(`${application.appUrl}/customers`);
    expect(await session(application, browser)).toMatchObject({
      user: { email: "alice@example.com", email_verified: true, name: "Alice Example" },
      tokenSet: { idToken: expect.any(String), refreshToken: expect.any(String) },
    });
  });

  it("logs out here and at the tenant", async () => {
    const application = await nextApplicationForTest(stateful);
    const { appUrl, tenant } = application;
    const browser = new Browser();
    await logIn(application, browser);
    const page = await visit(browser, `${appUrl}/auth/logout`);
    expect(page.url).toContain(`${tenant.url}/oidc/logout`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
    const answer = await browser.submit(`${tenant.url}/oidc/logout/confirm`, { xsrf, logout: "yes" });
    expect(answer.location).toBe(`${appUrl}/`);
    expect(await session(application, browser)).toBeNull();
    const silent = await visit(browser, `${appUrl}/auth/login?prompt=none`);
    expect(silent.url).toMatch(/\/failed\?reason=/);
  });
});

describe("nextjs-auth0", () => {
  it("refreshes with a refresh token that stays, to another ID token", async () => {
    const application = await nextApplicationForTest(true);
    const browser = new Browser();
    await logIn(application, browser);
    const read = async () => {
      const headers = { cookie: browser.jar.header(application.appUrl) };
      return application.auth0.getSession(new NextRequest(application.appUrl, { headers }));
    };
    const before = await read();
    const headers = { cookie: browser.jar.header(application.appUrl) };
    const request = new NextRequest(application.appUrl, { headers });
    await Promise.all(
      [1, 2, 3].map(() => application.auth0.getAccessToken(request, NextResponse.next(), { refresh: true })),
    );
    const after = await read();
    expect(after?.tokenSet.idToken).not.toBe(before?.tokenSet.idToken);
    expect(after?.tokenSet.refreshToken).toBe(before?.tokenSet.refreshToken);
  });

  it("loses its session when another application logs out at the tenant", async () => {
    const application = await nextApplicationForTest(true);
    const browser = new Browser();
    await logIn(application, browser);
    const { appUrl, tenant } = application;
    const query = new URLSearchParams({ client_id: tenant.spaClientId, returnTo: appUrl });
    await browser.request(`${tenant.url}/v2/logout?${query.toString()}`);
    expect(await session(application, browser)).toBeNull();
  });

  it("learns that the user cancelled", async () => {
    const application = await nextApplicationForTest(false);
    const browser = new Browser();
    const page = await visit(browser, `${application.appUrl}/auth/login`);
    const cancelled = await browser.submit(page.url, { action: "cancel" });
    const landed = await visit(browser, cancelled.location ?? "");
    expect(decodeURIComponent(landed.url)).toContain("User did not authorize the request");
    expect(await session(application, browser)).toBeNull();
  });

  it("opens sign-up with screen_hint", async () => {
    const { appUrl } = await nextApplicationForTest(false);
    const page = await visit(new Browser(), `${appUrl}/auth/login?screen_hint=signup`);
    expect(page.body).toContain("Create your account");
  });
});
