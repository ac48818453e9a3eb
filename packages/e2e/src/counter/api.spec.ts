import { clicksOf } from "../counter";
import { expect, test } from "../fixtures";

test("POST /api/count adds one, and GET answers the number", async ({ request }) => {
  const before = await clicksOf(await request.get("/api/count"));
  const added = await clicksOf(await request.post("/api/count"));
  expect(added).toBeGreaterThan(before);
  expect(await clicksOf(await request.get("/api/count"))).toBeGreaterThanOrEqual(added);
});

test("the answers of /api/count are JSON that no cache keeps", async ({ request }) => {
  for (const response of [await request.get("/api/count"), await request.post("/api/count")]) {
    expect(response.headers()["content-type"]).toMatch(/^application\/json/);
    expect(response.headers()["cache-control"]).toBe("no-store");
  }
});

test("/api/count refuses other methods and says which it takes", async ({ request }) => {
  const response = await request.delete("/api/count");
  expect(response.status()).toBe(405);
  // RFC 9110, section 15.5.6: a 405 names the allowed methods.
  expect((response.headers().allow ?? "").split(/, */)).toEqual(expect.arrayContaining(["GET", "POST"]));
});
