import { expect, test } from "vitest";

import { testInstance } from "../testing/instance";

test("Clerk's scripts are served for any version in the URL, and revalidated", async () => {
  const { url } = await testInstance();
  for (const path of ["clerk-js@6/dist/clerk.browser.js", "ui@1.34.0/dist/ui.browser.js"]) {
    const script = await fetch(`${url}/npm/@clerk/${path}`);
    expect(script.status).toBe(200);
    expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(script.headers.get("cache-control")).toBe("no-cache");
    expect((await script.text()).length).toBeGreaterThan(10_000);
    const headers = { "if-none-match": script.headers.get("etag") ?? "" };
    expect((await fetch(`${url}/npm/@clerk/${path}`, { headers })).status).toBe(304);
  }
});

test("chunks, whose names carry a hash, are immutable", async () => {
  const { url } = await testInstance();
  const chunk = await fetch(`${url}/npm/@clerk/ui@1/dist/ui-common_ui_00a7e6_1.34.0.js`);
  expect(chunk.status).toBe(200);
  expect(chunk.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
});

test("nothing but scripts at the top of dist is served", async () => {
  const { url } = await testInstance();
  const paths = [
    "clerk-js@6/dist/..%2Fpackage.json",
    "clerk-js@6/dist/%2e%2e%2fpackage.json",
    "clerk-js@6/dist/..%5Cpackage.json",
    "clerk-js@6/dist/types/index.d.ts",
    "clerk-js@6/package.json",
    "nextjs@7/dist/index.js",
    "clerk-js@6/dist/constructor",
  ];
  const statuses = await Promise.all(
    paths.map(async (path) => (await fetch(`${url}/npm/@clerk/${path}`)).status),
  );
  expect(statuses).toEqual(paths.map(() => 404));
});
