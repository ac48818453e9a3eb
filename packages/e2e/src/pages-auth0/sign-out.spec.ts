import { aCustomer, customerLink, haveCustomer } from "../customers";
import { runFunction } from "../deployment";
import { pagesAuth0Environment } from "./environment";
import { expect, test } from "../fixtures";
import { alice, newcomer } from "../people";
import { holdSocket } from "../socket";
import { replaceServerSession, serverSession } from "./sessions";

test("what was copied before a sign-out is worth nothing after it", async ({
  page,
  context,
  request,
  app,
}) => {
  const customer = aCustomer();
  await app.signUp(page, newcomer());
  await haveCustomer(app, page, customer);
  await page.goto("/rendering/server");
  await expect(page.getByRole("link", { name: customer.name })).toBeVisible();
  const copied = await serverSession(context);
  const viewer = (await context.cookies()).filter(({ name }) => name === "ledger_viewer");
  const refreshToken = await page.evaluate(() => {
    const entry = Object.values(localStorage).find((value: string) => value.includes("refresh_token"));
    return /"refresh_token":"([^"]+)"/.exec(String(entry))?.[1];
  });
  expect(refreshToken).toBeDefined();

  await app.signOut(page);
  await replaceServerSession(context, [...copied, ...viewer]);
  for (const path of ["/rendering/server", "/rendering/preloaded"]) {
    expect(await (await page.request.get(path)).text()).not.toContain(customer.name);
  }
  expect((await page.request.get("/api/customers/export")).status()).toBe(401);
  const renewal = await request.post(`${pagesAuth0Environment.tenantUrl}/oauth/token`, {
    form: {
      grant_type: "refresh_token",
      client_id: process.env.NEXT_PUBLIC_AUTH0_CLIENT_ID ?? "",
      refresh_token: refreshToken ?? "",
    },
  });
  expect(renewal.status()).toBe(403);
});

test("whoever signs out before a change was sent is asked, and can stay until it is", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  const socket = await holdSocket(page);
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  await customerLink(page, customer).click();
  const remove = page.getByRole("button", { name: "Remove" });
  await expect(remove).toBeVisible();
  await socket.cut();
  await remove.click();
  await page.getByRole("button", { name: "Remove customer" }).click();
  await expect(page).toHaveURL("/customers");

  const questions: string[] = [];
  page.once("dialog", async (question) => {
    questions.push(question.message());
    await question.dismiss();
  });
  await page.getByLabel(/^Account: /).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  expect(questions).toEqual([expect.stringContaining("not saved yet")]);
  await expect(page).toHaveURL("/customers");

  socket.mend();
  const stored = async () =>
    JSON.stringify(await runFunction("query", "customers:listByUser", {}, await app.apiToken(page)));
  await expect.poll(stored).not.toContain(customer.name);
  await app.signOut(page);
});

test("a back-channel logout that is not the tenant's is refused", async ({ request }) => {
  const path = `${pagesAuth0Environment.url}/auth/backchannel-logout`;
  expect((await request.get(path)).status()).toBe(405);
  expect((await request.post(path)).status()).toBe(400);
  expect((await request.post(path, { form: { logout_token: "e30.e30." } })).status()).toBe(400);
});
