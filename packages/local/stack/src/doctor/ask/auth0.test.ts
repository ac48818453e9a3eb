import { startLocalService } from "#testing/local-service";
import { beforeEach, describe, expect, test } from "vitest";
import { askAuth0 } from "./auth0";

const appUrl = "http://localhost:3000";
interface Tenant {
  url: string;
  issuer: string;
  spaClientId: string;
  webClientId: string;
  webClientSecret: string;
}
let tenant: Tenant;
let values: Record<string, string>;

beforeEach(async () => {
  tenant = await startLocalService<Tenant>("auth0", ["--app-url", appUrl]);
  values = {
    NEXT_PUBLIC_AUTH0_DOMAIN: tenant.url,
    NEXT_PUBLIC_AUTH0_CLIENT_ID: tenant.spaClientId,
    AUTH0_DOMAIN: tenant.url,
    AUTH0_CLIENT_ID: tenant.webClientId,
    AUTH0_CLIENT_SECRET: tenant.webClientSecret,
    APP_BASE_URL: appUrl,
  };
});

const problems = async (changed: Record<string, string>) => {
  const checks = await askAuth0({ ...values, ...changed });
  return checks.flatMap(({ status, found }) => (status === "problem" ? [found] : []));
};

test("a tenant that is configured as it should be", async () => {
  const checks = await askAuth0(values);
  expect(checks.map(({ status, found }) => `${status}: ${found}`)).toEqual([
    `ok: ${tenant.issuer} serves its discovery document and 1 key.`,
    `ok: Both applications lead back to ${appUrl} after a login and a logout, and the client secret is the right one.`,
  ]);
});

describe("what is wrong is said with where to change it", () => {
  test("an address that the applications do not know", async () => {
    const found = await problems({ APP_BASE_URL: "https://ledger.example" });
    expect(found).toHaveLength(5);
    expect(found.join("\n")).toContain(`${tenant.spaClientId} → Settings → Allowed Callback URLs`);
    expect(found.join("\n")).toContain("https://ledger.example/auth/callback");
    expect(found.join("\n")).toContain("Allowed Logout URLs");
    expect(found.join("\n")).toContain("Allowed Web Origins");
  });

  test("an application that the tenant does not know", async () => {
    const [found = ""] = await problems({ NEXT_PUBLIC_AUTH0_CLIENT_ID: "somebody-elses" });
    expect(found).toContain("The single-page application does not lead back");
  });

  test("the secret of another application, which is not shown", async () => {
    const found = await problems({ AUTH0_CLIENT_SECRET: "not-the-secret-0123" });
    expect(found).toEqual([
      expect.stringContaining("AUTH0_CLIENT_SECRET is not the secret of AUTH0_CLIENT_ID"),
    ]);
    expect(found[0]).not.toContain("not-the-secret-0123");
  });

  test("a tenant that is not there", async () => {
    expect(await problems({ AUTH0_DOMAIN: "http://127.0.0.1:1" })).toEqual([
      expect.stringContaining("does not answer"),
    ]);
  });
});
