import { appendFileSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { temporaryDirectory } from "@repo/local-kit/testing";
import { describe, expect, it } from "vitest";
import type { TenantOptions } from "./index";
import { callbackParameters, OidcClient, SAMPLE_USERS, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

/** Two tenants on one directory: the first without a chance to say goodbye, when `crash` is set. */
async function restart(crash: boolean, options: Partial<TenantOptions> = {}) {
  const stateDir = temporaryDirectory();
  const first = await tenantForTest({ stateDir });
  const client = new OidcClient(first);
  const tokens = await client.logIn();
  if (!crash) await first.close();
  const second = await tenantForTest({ stateDir, ...options });
  return { stateDir, first, second, tokens, again: new OidcClient(second, "spa", client.browser) };
}

describe("a restart", () => {
  it.each([
    ["after a clean stop", false],
    ["after a crash", true],
  ])("keeps the session, the refresh token, the key and the secret %s", async (_name, crash) => {
    const { first, second, tokens, again } = await restart(crash);
    expect(callbackParameters(await again.authorize({ prompt: "none" }))).toHaveProperty("code");
    const refreshed = tokensOf(await again.refresh(tokens.refresh_token));
    expect(decodeJwt(refreshed.id_token).sub).toBe(decodeJwt(tokens.id_token).sub);
    expect(decodeProtectedHeader(refreshed.id_token).kid).toBe(decodeProtectedHeader(tokens.id_token).kid);
    expect(second.webClientSecret).toBe(first.webClientSecret);
  });

  it("still detects a reused refresh token", async () => {
    const stateDir = temporaryDirectory();
    const first = await tenantForTest({ stateDir });
    const client = new OidcClient(first);
    const old = await client.logIn();
    tokensOf(await client.refresh(old.refresh_token));
    const second = await tenantForTest({ stateDir });
    expect(await new OidcClient(second).refresh(old.refresh_token)).toMatchObject({ status: 403 });
  });

  it("keeps who signed up and who is verified", async () => {
    const stateDir = temporaryDirectory();
    const first = await tenantForTest({ stateDir });
    const client = new OidcClient(first);
    const dora = { email: "dora@example.com", name: "Dora Example", password: "dora-password" };
    await client.submit(await client.authorize({ screen_hint: "signup" }), dora);
    const inbox = await (await fetch(`${first.url}/inbox`)).text();
    const link = /href="([^"]+)">Verify dora@example.com/.exec(inbox)?.[1] ?? "";
    await fetch(first.url + link.replaceAll("&amp;", "&"));
    expect(readFileSync(join(stateDir, "users.json"), "utf8")).not.toContain("dora-password");

    const second = await tenantForTest({ stateDir });
    const tokens = await new OidcClient(second).logIn(dora.email, dora.password);
    expect(decodeJwt(tokens.id_token)).toMatchObject({ name: "Dora Example", email_verified: true });
  });

  it("forgets the sessions of sample users that are gone", async () => {
    const withoutAlice = SAMPLE_USERS.filter(({ email }) => email !== "alice@example.com");
    const { again, tokens } = await restart(false, { users: withoutAlice });
    expect(callbackParameters(await again.authorize({ prompt: "none" }))).toMatchObject({
      error: "login_required",
    });
    expect(await again.refresh(tokens.refresh_token)).toMatchObject({ status: 403 });
  });

  it("ignores a last line that a crash cut short, and names a damaged file", async () => {
    const stateDir = temporaryDirectory();
    const first = await tenantForTest({ stateDir });
    const client = new OidcClient(first);
    const { refresh_token: token } = await client.logIn();
    await first.close();
    const path = join(stateDir, "records.jsonl");
    appendFileSync(path, '["Session:half","payl');
    const second = await tenantForTest({ stateDir });
    tokensOf(await new OidcClient(second).refresh(token));
    await second.close();
    appendFileSync(path, "nonsense\n");
    await expect(tenantForTest({ stateDir })).rejects.toThrow(/records\.jsonl is damaged in line \d+/);
  });

  it("finds files that nobody else may read", async () => {
    const { stateDir } = await restart(false);
    for (const file of ["secrets.json", "records.jsonl"]) {
      expect(statSync(join(stateDir, file)).mode & 0o777).toBe(0o600);
    }
  });
});
