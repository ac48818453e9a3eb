import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { alice } from "../people";
import { isDeploymentSocket } from "../socket";

test.use({ keepsSessions: false });

/** What the client tells the deployment (convex/browser/sync/protocol), as far as this spec reads it. */
type ClientMessage =
  | { type: "Authenticate"; tokenType: "User" | "None" }
  | { type: "ModifyQuerySet"; modifications: Modification[] }
  | { type: "Connect" | "Mutation" | "Action" | "Event" };

type Modification = { type: "Add"; queryId: number; udfPath: string } | { type: "Remove"; queryId: number };

/** Follows what a tab subscribes to, and lists the queries for somebody's data that it had while it was nobody. */
function watchQueriesAsNobody(page: Page): { subscribed: Set<string>; asNobody: Set<string> } {
  const subscribed = new Set<string>();
  const asNobody = new Set<string>();
  page.on("websocket", (socket) => {
    if (!isDeploymentSocket(socket.url())) return;
    const queries = new Map<number, string>();
    let isSomebody = false;
    socket.on("framesent", ({ payload }) => {
      const message = JSON.parse(String(payload)) as ClientMessage;
      if (message.type === "Authenticate") isSomebody = message.tokenType === "User";
      if (message.type === "ModifyQuerySet") {
        for (const change of message.modifications) {
          if (change.type === "Remove") queries.delete(change.queryId);
          else if (/^(?:customers|users):/.test(change.udfPath)) queries.set(change.queryId, change.udfPath);
        }
      }
      for (const path of queries.values()) (isSomebody ? subscribed : asNobody).add(path);
    });
  });
  return { subscribed, asNobody };
}

test("no query for somebody's data is asked for as nobody", async ({ page, app }) => {
  const seen = watchQueriesAsNobody(page);
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
  expect([...seen.subscribed]).toEqual(expect.arrayContaining(["customers:page", "users:me"]));
  expect([...seen.asNobody]).toEqual([]);
});
