import { expect, test } from "vitest";
import { z } from "zod";

import { outcome } from "../testing/browser";
import { testInstance } from "../testing/instance";

const message = z.object({ errors: z.tuple([z.object({ long_message: z.string() })]) });

test("@clerk/nextjs 6 is refused with a sentence, wherever it says what it is", async () => {
  const { url, secretKey } = await testInstance();
  const authorization = `Bearer ${secretKey}`;
  const requests: [string, RequestInit?][] = [
    ["/npm/@clerk/clerk-js@5/dist/clerk.browser.js"],
    ["/npm/@clerk/clerk-js@5.99.0/dist/clerk.browser.js"],
    ["/v1/environment?__clerk_api_version=2025-04-10&_clerk_js_version=5.99.0"],
    ["/v1/client/handshake?redirect_url=http://localhost:3000/&__clerk_api_version=2025-04-10"],
    ["/v1/users", { headers: { authorization, "clerk-api-version": "2025-04-10" } }],
  ];
  for (const [path, init] of requests) {
    const response = await fetch(url + path, { redirect: "manual", ...init });
    const body: unknown = await response.json();
    expect(`${path} ${outcome({ status: response.status, body })}`).toBe(`${path} 400 api_version_invalid`);
    expect(message.parse(body).errors[0].long_message).toMatch(
      /@clerk\/nextjs 7.*@clerk\/nextjs 6.*Update the SDK/,
    );
  }
});

test("the versions of today, and those after them, are served", async () => {
  const { url } = await testInstance();
  for (const path of [
    "/npm/@clerk/clerk-js@6/dist/clerk.browser.js",
    "/npm/@clerk/clerk-js@10/dist/clerk.browser.js",
    "/v1/environment?__clerk_api_version=2025-11-10&_clerk_js_version=6.0.0",
    "/v1/environment?__clerk_api_version=2030-01-01&_clerk_js_version=10.0.0",
  ]) {
    expect(`${path} ${(await fetch(url + path)).status}`).toBe(`${path} 200`);
  }
});
