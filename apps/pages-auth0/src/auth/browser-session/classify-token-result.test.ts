import { GenericError, MfaRequiredError, TimeoutError } from "@auth0/auth0-react";
import { expect, test } from "vitest";
import { classifyTokenResult } from "./classify-token-result";

const failed = (reason: unknown) => classifyTokenResult({ status: "rejected", reason });

test("a token is a token, in either form", () => {
  expect(classifyTokenResult({ status: "fulfilled", value: "token" })).toBe("token");
  expect(classifyTokenResult({ status: "fulfilled", value: { id_token: "token" } })).toBe("token");
});

test("no token is the end of the session", () => {
  expect(classifyTokenResult({ status: "fulfilled", value: undefined })).toBe("rejected");
});

test.each(["invalid_grant", "login_required", "missing_refresh_token"])("%s ends the session", (error) => {
  expect(failed(new GenericError(error, "No"))).toBe("rejected");
});

test("so does a second factor that is asked for", () => {
  expect(failed(new MfaRequiredError("mfa_required", "No", "token", { challenge: [] }))).toBe("rejected");
});

test.each(["request_error", "too_many_requests", "server_error", "timeout"])(
  "%s says nothing of the session",
  (error) => {
    expect(failed(new GenericError(error, "Later"))).toBe("unreachable");
  },
);

test("a lock that another tab holds, and a network that is gone, say nothing of it", () => {
  expect(failed(new TimeoutError())).toBe("unreachable");
  expect(failed(new TypeError("Failed to fetch"))).toBe("unreachable");
  expect(failed("nothing known")).toBe("unreachable");
});
