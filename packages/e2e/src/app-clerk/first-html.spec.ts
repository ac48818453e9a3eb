import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { appClerkEnvironment } from "./environment";
import { watchShown } from "./watch-shown";
import { alice } from "../people";
import { holdSocket } from "../socket";
import { holdRequests } from "../hold-requests";

test("on a slow network one's customers are there from the first HTML until they are live", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);

  const clerk = await holdRequests(page, `${appClerkEnvironment.frontendApi}/**`);
  const deployment = await holdSocket(page);
  deployment.hold();
  const seen = await watchShown(page, ["Loading customers", "No customers yet", "Sign in to continue"]);
  const row = customerRow(page, customer);
  const state = (text: string) => page.getByRole("main").getByText(text, { exact: true });

  await page.goto("/customers", { waitUntil: "commit" });
  await expect(row).toBeVisible();
  await expect.poll(() => clerk.held()).toBeGreaterThan(0);
  await expect(state("Connecting")).toBeVisible();
  await expect(row).toBeVisible();

  // Clerk knows who it is; the deployment has not confirmed it.
  await clerk.release();
  await app.expectSignedIn(page, alice);
  await expect(state("Connecting")).toBeVisible();
  await expect(row).toBeVisible();

  deployment.release();
  await expect(state("Live")).toBeVisible();
  await expect(row).toBeVisible();
  expect([...seen]).toEqual([]);
});
