import { OAuth2Error, type SdkError } from "@auth0/nextjs-auth0/errors";
import { beforeEach, expect, test, vi } from "vitest";
import { afterCallback } from "./callback";

const session = { user: { sub: "auth0|alice" } } as Parameters<typeof afterCallback>[2];

/** An error as the SDK hands it over, with the tenant's answer as its cause. */
const refusal = (code: string): SdkError =>
  Object.assign(new Error("The authorization failed."), {
    code: "authorization_error",
    cause: new OAuth2Error({ code, message: "<b>words of the tenant</b>" }),
  });

beforeEach(() => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

test("a login goes back to its page and is the last one of this browser", async () => {
  const answer = await afterCallback(null, { returnTo: "/rendering/server" }, session);
  expect(answer.headers.get("location")).toBe("http://app.test/rendering/server");
  expect(answer.cookies.get("ledger_viewer")).toMatchObject({
    value: "auth0|alice",
    path: "/",
    sameSite: "lax",
  });
});

test.each(["login_required", "consent_required", "interaction_required"])(
  "a silent login that fails with %s goes back to its page, signed out",
  async (code) => {
    const answer = await afterCallback(refusal(code), { returnTo: "/customers" }, null);
    expect(answer.headers.get("location")).toBe("http://app.test/customers");
    expect(answer.cookies.get("ledger_viewer")).toBeUndefined();
  },
);

test("any other failure goes to a page that says so, in our own words, and knows the way back", async () => {
  const answer = await afterCallback(refusal("access_denied"), { returnTo: "/customers" }, null);
  expect(answer.headers.get("location")).toBe("http://app.test/sign-in?problem=failed&returnTo=%2Fcustomers");
});

test.each(["https://evil.example/", "//evil.example", "/\\evil.example", "/.//evil.example"])(
  "never goes to %s",
  async (returnTo) => {
    const answer = await afterCallback(null, { returnTo }, session);
    expect(answer.headers.get("location")).toBe("http://app.test/");
  },
);
