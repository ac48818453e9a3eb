import { ClerkAPIResponseError, ClerkOfflineError } from "@clerk/nextjs/errors";
import { expect, test } from "vitest";
import { tokenVerdict } from "./token-verdict";

const answered = (value: string | null) => tokenVerdict({ status: "fulfilled", value });
const failed = (reason: unknown) => tokenVerdict({ status: "rejected", reason });
const apiError = (status: number, code = "some_code") =>
  new ClerkAPIResponseError("No", { data: [{ code, message: "No" }], status });

test("a token is a token", () => {
  expect(answered("token")).toBe("token");
});

test("no token is the end of the session", () => {
  expect(answered(null)).toBe("refusal");
});

test.each([401, 404, 422])("an answer of %i is the end of the session", (status) => {
  expect(failed(apiError(status))).toBe("refusal");
});

test("so is that the user is banned, but no other 403", () => {
  expect(failed(apiError(403, "user_banned"))).toBe("refusal");
  expect(failed(apiError(403))).toBe("silence");
});

test.each([408, 429, 500, 502, 503])("an answer of %i says nothing of the session", (status) => {
  expect(failed(apiError(status))).toBe("silence");
});

test("a question whether they are human says nothing of it", () => {
  expect(failed(apiError(401, "requires_captcha"))).toBe("silence");
});

test("a network that is gone says nothing of it", () => {
  expect(failed(new ClerkOfflineError("Offline"))).toBe("silence");
  expect(failed(new TypeError("Failed to fetch"))).toBe("silence");
});
