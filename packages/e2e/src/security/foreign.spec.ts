import { request as httpRequest } from "node:http";
import { clicksOf } from "../counter";
import { expect, test } from "../fixtures";

/** The status of a GET with a Host of one's own, which Playwright's requests do not let one choose. */
function statusUnder(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(url, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("error", reject);
    asked.end();
  });
}

const paths = ["/", "/api/count", "/icon.svg", "the identity provider's"] as const;

for (const path of paths) {
  test(`${path} path is not served under another site's name`, async ({ app }) => {
    const at = app.url + (path === "the identity provider's" ? app.identityPath : path);
    const { port } = new URL(app.url);
    expect(await statusUnder(at, { Host: `evil.example:${port}` })).toBe(403);
    expect(await statusUnder(at, { "X-Forwarded-Host": "evil.example" })).toBe(403);
    expect(await statusUnder(at, { Host: `127.0.0.1:${port}` })).not.toBe(403);
  });
}

test("another site's page cannot count", async ({ request }) => {
  const before = await clicksOf(await request.get("/api/count"));
  const foreign: Record<string, string>[] = [
    { Origin: "http://evil.example" },
    { "Sec-Fetch-Site": "cross-site" },
  ];
  for (const headers of foreign) {
    expect((await request.post("/api/count", { headers })).status()).toBe(403);
  }
  expect(await clicksOf(await request.get("/api/count"))).toBeGreaterThanOrEqual(before);
});
