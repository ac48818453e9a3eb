import { functions, startIssuer, startTestDeployment, type Issuer } from "@repo/convex-local/testing";
import { lintTarball, packPackage } from "@repo/packaging/project";
import { ConvexHttpClient } from "convex/browser";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { createNextProject, PACKAGE } from "./project";

let issuer: Issuer;
let deployment: Awaited<ReturnType<typeof startTestDeployment>>;
let tarball: string;
let browser: Browser;
/** What the tests have started, in that order. */
const started: (() => unknown)[] = [];

beforeAll(async () => {
  issuer = await startIssuer();
  started.push(() => issuer.close());
  deployment = await startTestDeployment({
    env: { TEST_ISSUER: issuer.url, TEST_CUSTOM_ISSUER: issuer.url },
  });
  started.push(() => deployment.close());
  tarball = await packPackage(PACKAGE);
  const executablePath = process.env.E2E_CHROMIUM_PATH;
  browser = await chromium.launch({
    ...(executablePath ? { executablePath } : { channel: "chrome" }),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  started.push(() => browser.close());
});

afterAll(async () => {
  for (const end of started.reverse()) await end();
});

/** A person of their own, with a customer, and the cookie of their session. */
async function signUp(subject: string, customer: string) {
  const token = await issuer.mint({ subject });
  const client = new ConvexHttpClient(deployment.url, { auth: token, logger: false });
  const add = (name: string) => client.mutation(functions.customers.create, { name });
  await add(customer);
  return { token, add, cookie: `session=${token}` };
}

test("publint has nothing to say of the tarball", async () => {
  expect(await lintTarball(tarball)).toEqual([]);
});

describe.each(["pages-router", "app-router"] as const)("a fresh project: %s", (router) => {
  let url: string;

  beforeAll(async () => {
    const env = { NEXT_PUBLIC_CONVEX_URL: deployment.url };
    const project = await createNextProject(router, tarball);
    started.push(() => project.remove());
    await project.build(env);
    const server = await project.start(env);
    started.push(() => server.stop());
    ({ url } = server);
  });

  const read = async (path: string, cookie?: string) => {
    const response = await fetch(`${url}${path}`, { ...(cookie && { headers: { cookie } }) });
    expect(response.status).toBe(200);
    return await response.text();
  };

  test("a page comes from the server with the rows of the one who asks, and nobody else's", async () => {
    const ada = await signUp(`ada-${router}`, "Analytical Engines");
    const grace = await signUp(`grace-${router}`, "Compilers");
    const html = await read("/customers", ada.cookie);
    expect(html).toContain('<ul data-status="preloaded"><li>Analytical Engines</li></ul>');
    expect(html).not.toContain("Compilers");
    expect(await read("/customers", grace.cookie)).toContain("<li>Compilers</li>");
  });

  test("nobody gets a page without rows", async () => {
    await signUp(`katherine-${router}`, "Orbits");
    const html = await read("/customers");
    expect(html).toContain('<ul data-status="loading"></ul>');
    expect(html).not.toContain("Orbits");
  });

  test("in a browser the rows turn live without a flash, and a link has them before the page", async () => {
    const { token, add } = await signUp(`mary-${router}`, "Wood engravings");
    const context = await browser.newContext({ baseURL: url });
    onTestFinished(() => context.close());
    await context.addCookies([{ name: "session", value: token, url }]);
    await context.addInitScript(recordLists);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));

    await page.goto("/customers");
    await page.locator('ul[data-status="live"]').waitFor();
    expect(await page.evaluate(() => window.lists)).toEqual([
      "preloaded: Wood engravings",
      "live: Wood engravings",
    ]);
    await add("Steam");
    await page.getByText("Steam").waitFor();

    const connection = page.waitForEvent("websocket");
    await page.goto("/");
    const rows = (await connection).waitForEvent("framereceived", ({ payload }) => payload.includes("Steam"));
    const link = page.getByRole("link", { name: "Customers" });
    await link.hover();
    await rows;
    await link.click();
    await page.locator('ul[data-status="live"]').waitFor();
    expect(await page.evaluate(() => window.lists)).toEqual(["live: Wood engravings Steam"]);
    expect(errors).toEqual([]);
    expect(deployment.engine.executions()["customers:list"]?.unauthenticated).toBe(0);
  });
});

declare global {
  interface Window {
    /** What each list on the page has shown, change by change. */
    lists: string[];
  }
}

function recordLists(): void {
  window.lists = [];
  const look = () => {
    const list = document.querySelector<HTMLElement>("ul");
    if (!list) return;
    const rows = [...list.children].map((row) => row.textContent);
    const shown = `${list.dataset.status}: ${rows.join(" ")}`;
    if (window.lists.at(-1) !== shown) window.lists.push(shown);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}
