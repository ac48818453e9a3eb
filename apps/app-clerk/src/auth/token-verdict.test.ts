import { ClerkAPIResponseError, ClerkOfflineError } from "@clerk/nextjs/errors";
import { expect, test } from "vitest";
import { tokenVerdict } from "./token-verdict";

const answered = (value: string | null) => tokenVerdict({ status: "fulfilled", value });
const failed = (reason: unknown) => tokenVerdict({ status: "rejected", reason });
const apiError = (status: number) => new ClerkAPIResponseError("Not now", { data: [], status });

test("a token is a token", () => {
  expect(answered("token")).toBe("token");
});

test("no token is the end of the session", () => {
  expect(answered(null)).toBe("refusal");
});

test.each([400, 401, 403, 404, 422])("an answer of %i is the end of the session", (status) => {
  expect(failed(apiError(status))).toBe("refusal");
});

test.each([408, 429, 500, 502, 503])("an answer of %i says nothing of the session", (status) => {
  expect(failed(apiError(status))).toBe("silence");
});

test("a network that is gone says nothing of the session", () => {
  expect(failed(new ClerkOfflineError("Offline"))).toBe("silence");
  expect(failed(new TypeError("Failed to fetch"))).toBe("silence");
});
