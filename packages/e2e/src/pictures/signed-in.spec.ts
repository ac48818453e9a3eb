import { Elsewhere } from "../prefetch/elsewhere";
import { seeAlone } from "../prefetch/fixtures";
import { listen } from "../prefetch/wire";
import { expect, test } from "../fixtures";
import { newcomer } from "../people";
import { expectPictures } from "./picture";

test.use({ bypassCSP: true });

/** Few: a row more is the same again, and larger pictures. */
const CUSTOMERS = 4;

test("pictures: signed in", async ({ page, app, problems }, info) => {
  test.setTimeout(900_000);
  problems.expect(/status of 404/);
  const heading = (name: string | RegExp) => page.getByRole("heading", { level: 1, name });
  const live = page.getByRole("main").getByText("Live", { exact: true });
  const rows = page.getByRole("table", { name: "Customers" }).getByRole("rowheader");

  const person = { ...newcomer(), name: "Carol Example" };
  const open = async (path: string) => {
    await page.goto(path);
    await app.expectSignedIn(page, person);
  };

  await seeAlone(page, person);
  const wire = listen(page);
  await app.signUp(page, person);
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await expectPictures(page, "customers-empty", info);

  await new Elsewhere(wire).addCustomers(CUSTOMERS);
  await expect(rows).toHaveCount(CUSTOMERS);
  await expectPictures(page, "customers", info);

  await open("/customers?search=nobody");
  await expect(live).toBeVisible();
  await expectPictures(page, "customers-none-found", info, { brief: true });

  for (const path of ["client", "static", "server", "preloaded"]) {
    await open(`/rendering/${path}`);
    await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
    await expect(rows).toHaveCount(CUSTOMERS);
    await expectPictures(page, `rendering-${path}`, info, { brief: true });
  }

  await open("/customers/new");
  await expect(heading("Add customer")).toBeVisible();
  await expectPictures(page, "customer-new", info, { alike: true });
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(page.getByLabel("Name")).toBeFocused();
  await expectPictures(page, "customer-refused", info, { alike: true, brief: true });

  await open("/customers/no-such-customer");
  await expect(heading(/no such customer/i)).toBeVisible();
  await expectPictures(page, "customer-not-found", info, { alike: true });

  await open("/customers");
  await rows.getByRole("link").first().click();
  await expect(page.getByRole("button", { name: "Remove" })).toBeVisible();
  await expectPictures(page, "customer", info, { alike: true });
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectPictures(page, "customer-remove", info, { alike: true });

  await open("/account");
  await expect(page.getByRole("heading", { name: "Logins" })).toBeVisible();
  await expectPictures(page, "account", info);

  await open("/prefetch");
  await expect(page.getByRole("link", { name: "Open the rows: Plain Link", exact: true })).toBeVisible();
  await expect(page.getByRole("slider")).toHaveValue("180");
  await expectPictures(page, "prefetch", info, { brief: true });
});
