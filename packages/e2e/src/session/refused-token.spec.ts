import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { isDeploymentSocket } from "../socket";

test("a token that the deployment refuses is renewed, and the page goes on", async ({ page, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const tokens: string[] = [];
  await page.routeWebSocket(
    (url) => isDeploymentSocket(url.href),
    (socket) => {
      const deployment = socket.connectToServer();
      socket.onMessage((message) => {
        const { type, value, baseVersion } = JSON.parse(String(message)) as Record<string, unknown>;
        const isToken = type === "Authenticate" && typeof value === "string";
        if (isToken) tokens.push(value);
        if (!isToken || tokens.length > 1) return deployment.send(message);
        // As the deployment words it when it cannot have the provider's keys.
        socket.send(
          JSON.stringify({
            type: "AuthError",
            error: "Could not fetch the provider's keys.",
            baseVersion,
            authUpdateAttempted: true,
          }),
        );
      });
    },
  );
  await page.goto("/customers");
  await expect(page.getByRole("main").getByText("Live", { exact: true })).toBeVisible();
  await expect(customerRow(page, customer)).toBeVisible();
  expect(tokens.length).toBeGreaterThan(1);
});
