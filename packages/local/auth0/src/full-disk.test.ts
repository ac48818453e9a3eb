import { fillDisk, temporaryDirectory } from "@repo/local-kit/testing";
import { describe, expect, it } from "vitest";
import { callbackParameters, OidcClient, tokensOf } from "./testing/oidc-client";
import { tenantForTest } from "./testing/tenants";

const MESSAGE = "Free some space on this disk and try again";

describe("a tenant whose disk is full", () => {
  it("answers what only reads, and names the disk for what would change something", async () => {
    const lines: string[] = [];
    const tenant = await tenantForTest({ stateDir: temporaryDirectory(), log: (line) => lines.push(line) });
    const client = new OidcClient(tenant);
    const tokens = await client.logIn();
    const restore = fillDisk();

    for (const path of ["/", "/inbox", "/_local/health", "/.well-known/jwks.json"]) {
      expect((await fetch(tenant.url + path)).status, path).toBe(200);
    }
    const authorization = { authorization: `Bearer ${tokens.access_token}` };
    expect((await fetch(`${tenant.url}/userinfo`, { headers: authorization })).status).toBe(200);

    const refused = await client.refresh(tokens.refresh_token);
    expect(refused).toMatchObject({ status: 507, body: { error: "server_error" } });
    expect(refused.body.error_description).toContain(MESSAGE);
    expect(refused.body.error_description).toContain("records.jsonl");
    expect(callbackParameters(await client.authorize({ prompt: "none" }))["error_description"]).toContain(
      MESSAGE,
    );
    expect(lines.join("\n")).not.toContain("    at ");

    restore();
    tokensOf(await client.refresh(tokens.refresh_token));
  });

  it("signs nobody up, verifies nobody, and does so once there is space", async () => {
    const tenant = await tenantForTest({ stateDir: temporaryDirectory() });
    const client = new OidcClient(tenant);
    const page = await client.authorize({ screen_hint: "signup" });
    const dora = { email: "dora@example.com", name: "Dora Example", password: "dora-password" };
    const inbox = async () => await (await fetch(`${tenant.url}/inbox`)).text();
    const link = /href="([^"]+)">Verify carol@example.com/.exec(await inbox())?.[1]?.replaceAll("&amp;", "&");
    const verify = () => fetch(`${tenant.url}${link}`, { headers: { accept: "text/html" } });

    const restore = fillDisk();
    const answer = await client.browser.submit(page.url, dora);
    expect(answer.status).toBe(507);
    expect(answer.body).toContain(MESSAGE);
    expect((await verify()).status).toBe(507);
    expect(await inbox()).not.toContain(dora.email);
    expect(await inbox()).toContain("Verify carol@example.com");

    restore();
    expect((await verify()).status).toBe(200);
    expect(callbackParameters(await client.submit(page, dora))).toHaveProperty("code");
  });

  it("ends all of a user's sessions, or none", async () => {
    const tenant = await tenantForTest({ stateDir: temporaryDirectory() });
    const client = new OidcClient(tenant);
    await client.logIn();
    const revoke = () =>
      fetch(`${tenant.url}/_local/revoke`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"email":"alice@example.com"}',
      });
    const restore = fillDisk();
    expect((await revoke()).status).toBe(507);
    restore();
    expect(callbackParameters(await client.authorize({ prompt: "none" }))).toHaveProperty("code");
    expect((await revoke()).status).toBe(200);
    expect(callbackParameters(await client.authorize({ prompt: "none" }))).toMatchObject({
      error: "login_required",
    });
  });
});
