import { watchPersonalCalls } from "../unauthenticated";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { isDeploymentSocket } from "../socket";

test.use({ usesLoginPages: true });

test("no query for somebody's data is asked for unauthenticated", async ({ page, app }) => {
  const asSomebody = new Set<string>();
  const unauthenticated = new Set<string>();
  page.on("websocket", (socket) => {
    if (!isDeploymentSocket(socket.url())) return;
    watchPersonalCalls(socket, {
      asSomebody: (path) => asSomebody.add(path),
      unauthenticated: (path) => unauthenticated.add(path),
    });
  });

  for (const path of ["/customers", "/account"]) {
    await page.goto(path);
    await app.expectSignInPrompt(page);
  }
  await app.signIn(page, alice);
  await page.reload();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Account" }).click();
  await expect(page.getByRole("heading", { name: "Logins" })).toBeVisible();
  await app.signOut(page);

  // Others may be among them: a link under the resting pointer prewarms.
  expect([...asSomebody]).toEqual(expect.arrayContaining(["customers:page", "users:me", "users:ensure"]));
  expect([...unauthenticated]).toEqual([]);
});
