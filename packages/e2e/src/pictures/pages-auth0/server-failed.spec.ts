import { expect, test } from "../../fixtures";
import { expectPictures } from "../picture";

test.use({ bypassCSP: true });

// The App Router has no page of its own for this: it streams its error page, which another picture shows.
test("pictures: the server fails", async ({ page, problems }, info) => {
  problems.expect(/status of 500/);
  const answer = await page.goto("/500");
  expect(answer?.status()).toBe(500);
  await expect(page.getByRole("heading", { name: "This page could not be shown" })).toBeVisible();
  await expectPictures(page, "server-failed", info);
});
