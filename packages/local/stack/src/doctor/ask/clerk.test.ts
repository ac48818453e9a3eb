import { startLocalService } from "#testing/local-service";
import { beforeEach, expect, test } from "vitest";
import { askClerkAt } from "./clerk";

interface Instance {
  url: string;
  issuer: string;
  secretKey: string;
  jwtKey: string;
}
let instance: Instance;
let other: Instance;
let values: Record<string, string>;

beforeEach(async () => {
  [instance, other] = await Promise.all([
    startLocalService<Instance>("clerk"),
    startLocalService<Instance>("clerk"),
  ]);
  values = {
    CLERK_JWT_ISSUER_DOMAIN: instance.issuer,
    CLERK_SECRET_KEY: instance.secretKey,
    CLERK_JWT_KEY: instance.jwtKey,
  };
});

test("an instance whose keys are all its own", async () => {
  const checks = await askClerkAt(instance.url, values);
  expect(checks.map(({ status, found }) => `${status}: ${found}`)).toEqual([
    `ok: ${instance.issuer} serves its discovery document and 1 key.`,
    "ok: The publishable and the secret key are of one instance.",
  ]);
});

test("a secret key of another instance", async () => {
  const checks = await askClerkAt(other.url, { ...values, CLERK_SECRET_KEY: other.secretKey });
  expect(checks.at(-1)).toMatchObject({
    status: "problem",
    found: expect.stringContaining("CLERK_SECRET_KEY is of another instance than"),
  });
});

test("a secret key that Clerk does not know, which is not shown", async () => {
  const checks = await askClerkAt(instance.url, { ...values, CLERK_SECRET_KEY: "sk_test_nobodys" });
  expect(checks.at(-1)).toMatchObject({
    status: "problem",
    found: expect.stringContaining("Clerk does not know CLERK_SECRET_KEY"),
  });
  expect(JSON.stringify(checks)).not.toContain("sk_test_nobodys");
});

test.each([
  ["another instance's", () => other.jwtKey],
  ["a text that is no key", () => "-----BEGIN PUBLIC KEY-----"],
])("a JWT key that is %s", async (_what, key) => {
  const checks = await askClerkAt(instance.url, { ...values, CLERK_JWT_KEY: key() });
  expect(checks.at(-1)).toMatchObject({
    status: "problem",
    found: expect.stringContaining("CLERK_JWT_KEY is not a key of this instance"),
  });
});
