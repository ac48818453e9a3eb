import { expectAccessible } from "../accessibility/axe";
import { expect, test } from "../fixtures";
import { needsControls } from "../local-services";
import { pagesAuth0Environment } from "./environment";

const { tenantUrl } = pagesAuth0Environment;

test("what the tenant refuses appears on its open page, for the keyboard, in the light and in the dark", async ({
  page,
}) => {
  needsControls("Auth0");
  await page.goto(`${tenantUrl}/_local/refusals`);
  const path = `/scim/${Date.now()}`;
  await page.request.get(`${tenantUrl}${path}`);
  await expect(page.getByRole("row").filter({ hasText: path })).toContainText("does not have provisioning");
  await expect(page.getByRole("status")).toContainText("Refused lately");
  await expectAccessible(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("region", { name: "Refused requests" })).toBeFocused();
});
