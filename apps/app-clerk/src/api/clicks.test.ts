import { ConvexError } from "convex/values";
import { expect, test, vi } from "vitest";
import { clickAnswer, refuseForeignPage } from "./clicks";

test("a flood is told when to try again", async () => {
  const data = { code: "RATE_LIMITED", message: "Too many clicks at once.", retryAt: 0, retryAfter: 2 };
  const answer = await clickAnswer(() => Promise.reject(new ConvexError(data)));
  expect(answer.status).toBe(429);
  expect(answer.headers.get("retry-after")).toBe("2");
  expect(await answer.json()).toEqual({ error: data.message });
});

test("a deployment that does not answer in time is nobody's mistake", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const answer = await clickAnswer(() => Promise.reject(new DOMException("late", "TimeoutError")));
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
});

test("another site's page may not count", () => {
  const post = (headers: Record<string, string>) =>
    refuseForeignPage(new Request("http://localhost:3001/api/count", { method: "POST", headers }))?.status;
  expect(post({ origin: "http://evil.example", host: "localhost:3001" })).toBe(403);
  expect(post({ origin: "http://localhost:3001", host: "localhost:3001" })).toBeUndefined();
  expect(post({})).toBeUndefined();
});
