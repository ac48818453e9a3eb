import type { Page } from "@playwright/test";
import { aCustomer, customerRow } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { isDeploymentSocket } from "../socket";

test("while the deployment refuses one's tokens nothing is lost, and it goes on when it takes them", async ({
  page,
  app,
}) => {
  const customer = aCustomer();
  const deployment = await refusingDeployment(page);
  await app.signIn(page, alice);
  await page.goto("/customers/new");
  await app.expectSignedIn(page, alice);
  await page.getByLabel("Name").fill(customer.name);
  await page.getByLabel("Email").fill(customer.email);
  deployment.refuse();
  // Convex's client by itself gives up after the third.
  await expect.poll(() => deployment.refused()).toBeGreaterThan(4);
  await expect(page.getByLabel("Name")).toHaveValue(customer.name);
  await app.expectSignedIn(page, alice);
  deployment.accept();
  await page.getByRole("button", { name: "Add customer" }).click();
  await expect(customerRow(page, customer)).toBeVisible();
});

test("somebody whom the deployment does not take yet is told, and let in when it does", async ({
  page,
  app,
}) => {
  const deployment = await refusingDeployment(page);
  deployment.refuse();
  await app.startSession(page, alice, "sign in");
  await page.goto("/rendering/client");
  const told = page.getByRole("heading", { level: 1, name: "Your session could not be confirmed" });
  await expect(told).toBeVisible();
  deployment.accept();
  await expect(told).toHaveCount(0);
  await app.expectSignedIn(page, alice);
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
});

test("somebody whom the deployment does not take can leave", async ({ page, app }) => {
  const deployment = await refusingDeployment(page);
  deployment.refuse();
  await app.startSession(page, alice, "sign in");
  await page.goto("/rendering/client");
  await expect(page.getByRole("heading", { name: "Your session could not be confirmed" })).toBeVisible();
  await app.expectSignedIn(page, alice);
  await app.signOut(page);
});

/** Has the deployment end every connection of a page with a refusal of its token, as it does without the provider's keys. */
async function refusingDeployment(page: Page) {
  let isRefusing = false;
  let refused = 0;
  const open = new Set<() => Promise<void>>();
  await page.routeWebSocket(
    (url) => isDeploymentSocket(url.href),
    (socket) => {
      let hasEnded = false;
      const end = () => {
        hasEnded = true;
        open.delete(end);
        return socket.close();
      };
      open.add(end);
      const deployment = socket.connectToServer();
      socket.onMessage((message) => {
        if (hasEnded) return;
        const { type, value, baseVersion } = JSON.parse(String(message)) as Record<string, unknown>;
        if (!isRefusing || type !== "Authenticate" || typeof value !== "string")
          return deployment.send(message);
        refused++;
        socket.send(
          JSON.stringify({
            type: "AuthError",
            error: "Could not fetch the provider's keys.",
            baseVersion,
            authUpdateAttempted: true,
          }),
        );
        void end();
      });
    },
  );
  return {
    refuse: () => {
      isRefusing = true;
      for (const end of open) void end();
    },
    accept: () => (isRefusing = false),
    refused: () => refused,
  };
}
