import { expect, test } from "../fixtures";
import { alice } from "../people";

const ADDRESSES = ["/?code=old&state=old", "/account?x=1&error=access_denied&state=old#end"];

for (const address of ADDRESSES) {
  test(`${address}: nobody is signed out by an address, in this tab or another`, async ({
    page,
    context,
    app,
  }) => {
    await app.signIn(page, alice);
    const other = await context.newPage();
    await other.goto("/customers/new");
    await other.getByLabel("Name").fill("Half typed");

    await page.goto(address);
    await app.expectSignedIn(page, alice);
    await expect(page).toHaveURL(address.startsWith("/?") ? "/" : "/account?x=1#end");
    await expect(other.getByLabel("Name")).toHaveValue("Half typed");
    await app.expectSignedIn(other, alice);
  });
}

test("a malformed cookie breaks no page and keeps nobody from signing in", async ({ page, context, app }) => {
  const domain = new URL(app.url).hostname;
  await context.addCookies([
    { name: "ledger_viewer", value: "%", domain, path: "/" },
    { name: "ledger_silent_login", value: "%E0%A4%A", domain, path: "/" },
  ]);
  for (const path of ["/", "/rendering/server", "/customers"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  }
  await app.signIn(page, alice);
});

for (const path of ["/customers/%", "/sign-in/%E0%A4%A"]) {
  test(`${path} is no page, and says so in the product's looks`, async ({ page, problems }) => {
    problems.expect(/status of 40\d/);
    const response = await page.goto(path);
    expect([400, 404]).toContain(response?.status());
    await expect(page.getByRole("heading", { level: 1, name: "There is no such page" })).toBeVisible();
    await expect(page.getByRole("banner")).toBeVisible();
  });
}

for (const problem of ["__proto__", "constructor"]) {
  test(`/sign-in?problem=${problem} names no problem, and is the page to sign in`, async ({ page }) => {
    await page.goto(`/sign-in?problem=${problem}`);
    await expect(page.getByRole("button", { name: "Continue with Auth0" })).toBeEnabled();
    await expect(page.getByRole("main").getByRole("alert")).toBeEmpty();
  });
}
