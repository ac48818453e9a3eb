import { expect, test } from "./fixtures";

// What can be seen of an app that is deployed without an account: each of these needs one more part to be in order.

test("the home page is live: the browser reaches the deployment, which has these functions", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
});

test("the API answers: the server reaches the deployment", async ({ request }) => {
  const answer = await request.get("/api/count");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ clicks: expect.any(Number) });
});

test("customers ask for a login, and their API refuses without a token", async ({ page, request }) => {
  await page.goto("/customers");
  await expect(page.getByRole("heading", { name: "Sign in to continue" })).toBeVisible();
  expect((await request.get("/api/customers")).status()).toBe(401);
});

test("the policy of a page names the deployment that it uses, and nothing of a developer's machine", async ({
  page,
  baseURL,
}) => {
  const sockets: string[] = [];
  page.on("websocket", (socket) => sockets.push(new URL(socket.url()).origin));
  const answer = await page.goto("/");
  await expect.poll(() => sockets.length).toBeGreaterThan(0);
  const policy = answer?.headers()["content-security-policy"] ?? "";
  for (const origin of sockets) expect(policy).toContain(origin);
  // On this machine, where it is rehearsed, everything is local.
  const local = /localhost|127\.0\.0\.1/;
  expect(local.test(policy)).toBe(local.test(baseURL ?? ""));
});
