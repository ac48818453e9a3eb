import { aCustomer, fillCustomer, haveCustomer, logInWithCustomer, signInWithCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { watchShown } from "./watch-shown";
import { alice, bob } from "../people";
import { holdSocket } from "../socket";

/** The links of `/rendering/*`, whose pages hold one's customers in what Next prefetches. */
const LINKS = ["Preloaded", "Server", "Client"];

test("a switch in one tab: what its links have prefetched is not shown to the next person", async ({
  page,
  app,
}) => {
  const alices = await signInWithCustomer(app, page, alice);
  await page.goto("/rendering/static");
  await expect(page.getByRole("link", { name: alices.name })).toBeVisible();
  const answers: string[] = [];
  await page.route(
    (url) => url.pathname === "/rendering/preloaded",
    async (route) => {
      const response = await route.fetch();
      answers.push(await response.text());
      await route.fulfill({ response });
    },
  );
  for (const name of LINKS) await page.getByRole("link", { name, exact: true }).hover();
  await page.getByRole("link", { name: "Preloaded", exact: true }).hover();
  await expect.poll(() => answers.some((answer) => answer.includes(alices.name))).toBe(true);

  await app.signOut(page);
  const seen = await watchShown(page, [alices.name]);
  const bobs = await logInWithCustomer(app, page, bob);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Rendering" }).click();
  for (const name of LINKS) {
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(`/rendering/${name.toLowerCase()}`);
    await expect(page.getByRole("link", { name: bobs.name })).toBeVisible();
  }
  expect([...seen]).toEqual([]);
});

test("a login to another Clerk app on this host is not taken for one to this app", async ({
  page,
  context,
  app,
}) => {
  await page.goto("/");
  await app.expectSignedOut(page);
  let loads = 0;
  page.on("load", () => (loads += 1));
  await context.addCookies([{ name: "__client_uat_another1", value: "1700000000", url: app.url }]);
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  // What takes longer than the reload would have, within the document.
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Customers" }).click();
  await app.expectSignInPrompt(page);
  expect(loads).toBe(0);
});

for (const path of ["/customers", "/rendering/client", "/rendering/server", "/rendering/preloaded"]) {
  test(`a switch in another tab: this tab, on ${path}, follows and never mixes the two`, async ({
    page,
    context,
    app,
  }) => {
    const alices = await signInWithCustomer(app, page, alice);
    await page.goto(path);
    await expect(page.getByRole("link", { name: alices.name })).toBeVisible();
    await app.expectSignedIn(page, alice);

    const other = await context.newPage();
    await other.goto("/");
    await app.signOut(other);
    await expect(page.getByText(alices.name)).toHaveCount(0);
    const seen = await watchShown(page, [alices.name]);
    const bobs = await logInWithCustomer(app, other, bob);

    // What the browser does when the person comes back to the tab.
    await page.bringToFront();
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await app.expectSignedIn(page, bob);
    await page.goto(path);
    await expect(page.getByRole("link", { name: bobs.name })).toBeVisible();
    expect([...seen]).toEqual([]);
  });
}

test("what somebody saved without a connection is not added to the next person's customers", async ({
  page,
  app,
}) => {
  const alices = aCustomer("Alice's");
  const socket = await holdSocket(page);
  await app.signIn(page, alice);
  await page.getByRole("link", { name: "Add customer" }).click();
  await fillCustomer(page, alices);
  await socket.cut();
  await page.getByRole("button", { name: "Add customer" }).click();
  const asked: string[] = [];
  page.once("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.accept();
  });
  await app.signOut(page);
  expect(asked).toEqual([expect.stringContaining("Your last change is not saved yet.")]);
  await expect(page.getByRole("banner")).toContainText("before your last change was confirmed");

  await app.openLogin(page);
  await app.login(page, bob);
  await expect(page).toHaveURL("/customers");
  socket.mend();
  // The deployment has confirmed Bob's session.
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await haveCustomer(app, page, aCustomer("Bob's"));
  await expect(page.getByText(alices.name)).toHaveCount(0);
});
