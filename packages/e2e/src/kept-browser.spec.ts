import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

// The second looks at what the first has left.
test.describe.configure({ mode: "serial" });

let first: BrowserContext | undefined;

/** What a page of the app's origin finds in the browser. */
function found(page: Page) {
  return page.evaluate(async () => ({
    cookie: document.cookie.includes("left=1"),
    local: localStorage.getItem("left"),
    session: sessionStorage.getItem("left"),
    databases: (await indexedDB.databases()).filter(({ name }) => name === "left").length,
    caches: await caches.has("left"),
  }));
}

test("a journey leaves cookies, storage, a tab, a route and no network", async ({ page, context }) => {
  first = context;
  await page.goto("/icon.svg");
  await page.evaluate(async () => {
    document.cookie = "left=1; max-age=3600";
    localStorage.setItem("left", "1");
    sessionStorage.setItem("left", "1");
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open("left");
      opening.addEventListener("success", resolve);
      opening.addEventListener("error", reject);
    });
    await (await caches.open("left")).put("/left", new Response("1"));
  });
  expect(await found(page)).toEqual({ cookie: true, local: "1", session: "1", databases: 1, caches: true });
  await (await context.newPage()).goto("/icon.svg");
  await context.route("**/*", (route) => route.abort());
  await context.setOffline(true);
});

test("the next journey has the same browser, and nothing of it", async ({ page, context }) => {
  expect(context).toBe(first);
  await page.goto("/icon.svg");
  expect(await found(page)).toEqual({
    cookie: false,
    local: null,
    session: null,
    databases: 0,
    caches: false,
  });
  // Its own, and the one that keeps the process.
  expect(context.pages()).toHaveLength(2);
});
