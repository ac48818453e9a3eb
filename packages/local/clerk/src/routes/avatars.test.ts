import { createClerkClient } from "@clerk/nextjs/server";
import { expect, test } from "vitest";

import { ALICE, testInstance } from "../testing/instance";

test("everybody has an image, drawn from what their address says; also who has no name", async () => {
  const { publishableKey, secretKey, url } = await testInstance();
  const clerk = createClerkClient({ apiUrl: url, publishableKey, secretKey });
  const nobody = await clerk.users.createUser({ emailAddress: ["x@example.com"], password: "x-local-dev-1" });
  const { data } = await clerk.users.getUserList({ emailAddress: [ALICE.email] });

  for (const [user, initials] of [
    [nobody, "X"],
    [data[0], "AE"],
  ] as const) {
    const address = new URL(user?.imageUrl ?? "");
    expect(address.origin).toBe(url);
    // As Clerk's components ask for it.
    address.searchParams.set("width", "80");
    const image = await fetch(address);
    expect(image.status).toBe(200);
    expect(image.headers.get("content-type")).toBe("image/svg+xml");
    expect(image.headers.get("cache-control")).toContain("immutable");
    expect(await image.text()).toContain(`>${initials}</text>`);
  }
});

test("what is in the address is drawn as text, and opened by itself it runs nothing", async () => {
  const { url } = await testInstance();
  const image = await fetch(`${url}/avatars/4338ca/${encodeURIComponent("<b/>&")}`);
  expect(await image.text()).toContain(">&lt;b/&gt;&amp;</text>");
  expect(image.headers.get("content-security-policy")).toBe("default-src 'none'");
});

test("any other colour, length or parameter is refused", async () => {
  const { url } = await testInstance();
  const statusOf = async (path: string) => (await fetch(`${url}/avatars/${path}`)).status;
  expect(await statusOf("000000/AE")).toBe(404);
  expect(await statusOf("4338ca/ABCDEFGHI")).toBe(404);
  expect(await statusOf("4338ca/AE?format=png")).toBe(422);
});
