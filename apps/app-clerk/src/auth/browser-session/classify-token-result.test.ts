import { ClerkAPIResponseError, ClerkOfflineError } from "@clerk/nextjs/errors";
import { expect, test } from "vitest";
import { classifyTokenResult } from "./classify-token-result";

const answered = (value: string | null) => classifyTokenResult({ status: "fulfilled", value });
const failed = (reason: unknown) => classifyTokenResult({ status: "rejected", reason });
const apiError = (status: number, code = "some_code") =>
  new ClerkAPIResponseError("No", { data: [{ code, message: "No" }], status });

test("a token is a token", () => {
  expect(answered("token")).toBe("token");
});

test("no token is the end of the session", () => {
  expect(answered(null)).toBe("rejected");
});

test.each([401, 404, 422])("an answer of %i is the end of the session", (status) => {
  expect(failed(apiError(status))).toBe("rejected");
});

test("so is that the user is banned, but no other 403", () => {
  expect(failed(apiError(403, "user_banned"))).toBe("rejected");
  expect(failed(apiError(403))).toBe("unreachable");
});

test.each([408, 429, 500, 502, 503])("an answer of %i says nothing of the session", (status) => {
  expect(failed(apiError(status))).toBe("unreachable");
});

test("a question whether they are human says nothing of it", () => {
  expect(failed(apiError(401, "requires_captcha"))).toBe("unreachable");
});

test("a network that is gone says nothing of it", () => {
  expect(failed(new ClerkOfflineError("Offline"))).toBe("unreachable");
  expect(failed(new TypeError("Failed to fetch"))).toBe("unreachable");
});
