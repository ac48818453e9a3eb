import { describe, expect, test, vi } from "vitest";
import { readCounts, runsBetween } from "./deployment-runs";

const count = (total: number, unauthenticated = 0) => ({ total, unauthenticated });

test("says what ran since, and as whom", () => {
  const before = { "customers:page": count(3), "counter:get": count(5, 5) };
  const after = { "customers:page": count(5), "counter:get": count(6, 6), "users:viewer": count(1) };
  expect(runsBetween(before, after)).toEqual([
    { name: "customers:page", authenticated: 2, unauthenticated: 0 },
    { name: "counter:get", authenticated: 0, unauthenticated: 1 },
    { name: "users:viewer", authenticated: 1, unauthenticated: 0 },
  ]);
});

test("a deployment that started anew says nothing", () => {
  expect(runsBetween({ a: count(3) }, { a: count(1) })).toBeNull();
  expect(runsBetween({ a: count(3) }, {})).toBeNull();
  expect(runsBetween(null, {})).toBeNull();
});

describe("reading", () => {
  test("asks no deployment elsewhere", async () => {
    const fetch = vi.spyOn(globalThis, "fetch");
    expect(await readCounts("https://happy-animal-123.convex.cloud")).toBeNull();
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each([
    ["does not answer", () => Promise.reject(new TypeError("Failed to fetch"))],
    ["has no control API", () => Promise.resolve(new Response("Not found", { status: 404 }))],
    ["answers something else", () => Promise.resolve(Response.json({ a: 1 }))],
  ])("a deployment that %s counts nothing", async (_, answer) => {
    vi.spyOn(globalThis, "fetch").mockImplementation(answer);
    expect(await readCounts("http://127.0.0.1:3210")).toBeNull();
  });

  test("takes the counts of this machine's", async () => {
    vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json({ a: count(2, 1) }));
    expect(await readCounts("http://127.0.0.1:3210")).toEqual({ a: count(2, 1) });
  });
});
