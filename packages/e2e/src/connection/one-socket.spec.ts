import type { Page } from "@playwright/test";
import { isDeploymentSocket } from "../socket";
import { expect, test } from "../fixtures";
import { alice } from "../people";

/** Counts, from now on, a tab's WebSockets to the deployment and the logins sent over them. */
function countConnections(page: Page): { sockets: number; logins: number } {
  const counts = { sockets: 0, logins: 0 };
  page.on("websocket", (socket) => {
    if (!isDeploymentSocket(socket.url())) return;
    counts.sockets += 1;
    socket.on("framesent", ({ payload }) => {
      if (String(payload).includes('"type":"Authenticate"')) counts.logins += 1;
    });
  });
  return counts;
}

test("ten navigations use one WebSocket", async ({ page, app }) => {
  await app.startSession(page, alice, "sign in");
  const counts = countConnections(page);
  await page.goto("/");
  for (const name of [
    "Customers",
    "Account",
    "Home",
    "Account",
    "Customers",
    "Home",
    "Customers",
    "Home",
    "Account",
    "Customers",
  ]) {
    const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "page");
  }
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  expect(counts.sockets).toBe(1);
});

test("loading a page logs in to the deployment once", async ({ page, app }) => {
  await app.startSession(page, alice, "sign in");
  const counts = countConnections(page);
  await page.goto("/customers");
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  expect(counts).toEqual({ sockets: 1, logins: 1 });
});
