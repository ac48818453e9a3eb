import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import { callbackParameters, OidcClient } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

afterEach(() => {
  vi.useRealTimers();
});

const ALICE = { username: "alice@example.com", password: "alice-password" };

/** Those that this machine has; one without IPv6 has the first alone. */
const LOOPBACK = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .map(({ address }) => address)
  .filter((address) => address === "127.0.0.1" || address === "::1");

/** The status for a wrong password from an address of this machine. */
function statusOf(address: string, url: string, cookie: string): Promise<number> {
  const { host, pathname: path, port } = new URL(url);
  const headers = { host, cookie, "content-type": "application/x-www-form-urlencoded" };
  return new Promise((resolve, reject) => {
    const call = request({ hostname: address, port, path, method: "POST", headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    call.on("error", reject);
    call.end(new URLSearchParams({ ...ALICE, password: "wrong" }).toString());
  });
}

async function start() {
  const tenant = await tenantForTest();
  const client = new OidcClient(tenant);
  const page = await client.authorize();
  const guess = (password: string, username = ALICE.username) =>
    client.browser.submit(page.url, { username, password });
  const guessWrong = async (times: number) => {
    const answers = await Promise.all(Array.from({ length: times }, (_, index) => guess(`wrong ${index}`)));
    return answers.map(({ status }) => status);
  };
  return { tenant, client, page, guess, guessWrong };
}

describe("brute-force protection", () => {
  it("blocks a user after ten wrong passwords in a row, however fast they come", async () => {
    const { guess, guessWrong, tenant } = await start();
    const statuses = await guessWrong(300);
    expect(statuses.filter((status) => status === 400)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(290);
    const right = await guess(ALICE.password);
    expect(right.status).toBe(429);
    expect(right.body).toContain("Your account has been blocked after multiple consecutive login attempts");
    expect(right.body).toContain(`${tenant.url}/inbox`);
    expect(right.body).toMatch(/try again after \d{4}-\d\d-\d\d/);
    expect((await guess("bob-password", "bob@example.com")).status).toBe(303);
  });

  it("refuses the click on a sample user as well", async () => {
    const { client, guessWrong, page } = await start();
    await guessWrong(10);
    expect((await client.browser.submit(page.url, { sample: ALICE.username })).status).toBe(429);
    expect((await client.browser.submit(page.url, { sample: "bob@example.com" })).status).toBe(303);
  });

  it("counts what comes from any address of this machine together", async () => {
    const { client, guessWrong, page } = await start();
    await guessWrong(9);
    const guessFrom = (address: string) => statusOf(address, page.url, client.browser.jar.header(page.url));
    expect(await guessFrom("127.0.0.1")).toBe(400);
    for (const address of LOOPBACK) expect(await guessFrom(address)).toBe(429);
  });

  it("counts only what is in a row", async () => {
    const { client, guessWrong } = await start();
    await guessWrong(9);
    await client.logIn();
    const page = await client.authorize({ prompt: "login" });
    const wrong = await client.browser.submit(page.url, { ...ALICE, password: "wrong" });
    expect(wrong.status).toBe(400);
    expect(callbackParameters(await client.submit(page, ALICE))).toHaveProperty("code");
  });

  it("ends by the link in the mail, which is that user's alone", async () => {
    const { client, guessWrong, page, tenant } = await start();
    await guessWrong(10);
    const inbox = await (await fetch(`${tenant.url}/inbox`)).text();
    const link = /href="([^"]+)">Unblock alice@example.com/.exec(inbox)?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect((await fetch(`${tenant.url}${link}x`)).status).toBe(400);
    expect((await fetch(`${tenant.url}${link.replace("/u/unblock", "/u/email-verification")}`)).status).toBe(
      400,
    );
    expect((await client.browser.submit(page.url, ALICE)).status).toBe(429);
    expect((await fetch(`${tenant.url}${link}`)).status).toBe(200);
    expect(await (await fetch(`${tenant.url}/inbox`)).text()).not.toContain("Unblock");
    expect(callbackParameters(await client.submit(page, ALICE))).toHaveProperty("code");
  });

  it("ends 30 days after the last wrong password", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    const { client, guessWrong } = await start();
    await guessWrong(10);
    const login = async () => await client.browser.submit((await client.authorize()).url, ALICE);
    vi.setSystemTime(Date.now() + 30 * 86_400_000 - 60_000);
    expect((await login()).status).toBe(429);
    vi.setSystemTime(Date.now() + 60_000);
    expect((await login()).status).toBe(303);
  });
});
