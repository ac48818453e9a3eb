import { aCustomer, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";

test("the live pages show at once what another tab adds", async ({ page, context, app }) => {
  await app.signIn(page, alice);
  await haveCustomer(app, page, aCustomer());
  const other = await context.newPage();
  await other.goto("/customers");
  for (const name of ["client", "static", "preloaded"]) {
    const customer = aCustomer();
    await page.goto(`/rendering/${name}`);
    await expect(page.getByRole("table")).toBeVisible();
    await haveCustomer(app, other, customer);
    await expect(page.getByRole("link", { name: customer.name }), name).toBeVisible();
  }
});

test("/rendering/server stays as it is until it is read again", async ({ page, context, app }) => {
  const customer = aCustomer();
  await app.startSession(page, alice, "sign in");
  const other = await context.newPage();
  await other.goto("/customers");
  await page.goto("/rendering/server");
  const row = page.getByRole("link", { name: customer.name });

  await haveCustomer(app, other, customer);
  await expect(row).toBeHidden();
  await page.getByRole("button", { name: "Read again" }).click();
  await expect(row).toBeVisible();
});

test("what /rendering/preloaded has shown never goes away while it becomes live", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  let vanished = false;
  await page.exposeFunction("noteVanished", () => (vanished = true));
  await page.addInitScript(noteVanishing, customer.name);

  await page.goto("/rendering/preloaded");
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: customer.name })).toBeVisible();
  expect(vanished).toBe(false);
});

declare global {
  interface Window {
    noteVanished(): void;
  }
}

// Runs in the page, alone: it cannot use anything outside itself.
function noteVanishing(text: string): void {
  let shown = false;
  new MutationObserver(() => {
    const isShown = document.body?.textContent.includes(text) ?? false;
    if (shown && !isShown) window.noteVanished();
    shown ||= isShown;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
