import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Deployment } from "../src/index";
import { startTestDeployment } from "./support/deployment";

const uploadUrl = makeFunctionReference<"mutation", Record<string, never>, string>("files:uploadUrl");
const url = makeFunctionReference<"query", { id: string }, string | null>("files:url");
const remove = makeFunctionReference<"mutation", { id: string }, null>("files:remove");

let deployment: Deployment;
let client: ConvexHttpClient;
beforeAll(async () => {
  deployment = await startTestDeployment();
  client = new ConvexHttpClient(deployment.url, { logger: false });
});
afterAll(() => deployment.close());

async function upload(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(await client.mutation(uploadUrl, {}), { method: "POST", body, headers });
}

test("a browser uploads a file, shows it by its URL, and no longer once it is deleted", async () => {
  const response = await upload("<p>hello", { "content-type": "text/html", origin: "http://localhost:3000" });
  expect(response.status).toBe(200);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  const { storageId: id } = (await response.json()) as { storageId: string };

  const found = (await client.query(url, { id })) ?? "";
  const shown = await fetch(found);
  expect(await shown.text()).toBe("<p>hello");
  expect(shown.headers.get("content-type")).toBe("text/html");
  // What was uploaded runs as nobody: not with the rights of a page of this deployment.
  expect(shown.headers.get("content-security-policy")).toBe("sandbox");

  await client.mutation(remove, { id });
  expect(await client.query(url, { id })).toBeNull();
  expect((await fetch(found)).status).toBe(404);
});

test("an upload that its checksum does not fit is refused", async () => {
  const digest = { digest: "sha-256=LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=" };
  expect((await upload("hello", digest)).status).toBe(200);
  const refused = await upload("other", digest);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ message: expect.stringContaining("SHA-256") });
});

test("nothing is uploaded without an upload URL, and nothing is found that is not a file", async () => {
  const refused = await fetch(`${deployment.url}/api/storage/upload?token=1.x`, {
    method: "POST",
    body: "x",
  });
  expect(refused.status).toBe(403);
  for (const path of ["nothing", "..%2F..%2Fconvex.log"]) {
    expect((await fetch(`${deployment.url}/api/storage/${path}`)).status).toBe(404);
  }
  expect((await fetch(`${deployment.url}/api/storage/upload`)).status).toBe(405);
});
