import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { apps } from "./apps/index";

/** What the fixtures and the journeys listen to on a context. */
const EVENTS = ["console", "weberror", "request", "response", "requestfailed", "page"] as const;

/** What changes a context for as long as it is there. */
const FOR_GOOD = [
  "addInitScript",
  "exposeBinding",
  "exposeFunction",
  "grantPermissions",
  "setExtraHTTPHeaders",
  "setGeolocation",
] as const satisfies readonly (keyof BrowserContext)[];

interface Profile {
  context: BrowserContext;
  folder: string;
  /** A tab that stays open, on a file of the apps' site: the process that all pages share ends with its last tab. */
  keeper: Page;
}

/**
 * A browser of a worker, with one profile for all of its journeys: what it has downloaded and compiled stays, as in the
 * browser of somebody who has been here before. Cookies and storage go with the journey. Loading the same scripts into
 * a new profile each time was more than half of what a page load cost.
 */
export class KeptBrowser {
  #profile: Profile | undefined;
  /** Where journeys have been, and may have left something. */
  readonly #origins = new Set<string>();

  /** The profile, as empty as a new one but for its caches. Called in a test, whose options it then has. */
  async open(): Promise<BrowserContext> {
    this.#profile ??= await launch();
    const { context } = this.#profile;
    context.on("request", (request) => this.#origins.add(new URL(request.url()).origin));
    return context;
  }

  /** Takes away everything that a journey has left. */
  async clean(): Promise<void> {
    if (!this.#profile) return;
    const { context, keeper } = this.#profile;
    for (const event of EVENTS) context.removeAllListeners(event);
    await context.unrouteAll({ behavior: "ignoreErrors" });
    await context.setOffline(false);
    // Nothing runs any more then that could write into what is cleared.
    const others = context.pages().filter((page) => page !== keeper);
    await Promise.all(others.map((page) => page.close()));
    const devtools = await context.newCDPSession(keeper);
    await Promise.all(
      [...this.#origins].map((origin) =>
        // All but the HTTP cache, which is no part of it.
        devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" }),
      ),
    );
    await devtools.detach();
    await context.clearCookies();
  }

  async close(): Promise<void> {
    if (!this.#profile) return;
    const { context, folder } = this.#profile;
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function launch(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), "e2e-profile-"));
  const context = await chromium.launchPersistentContext(folder, { viewport: { width: 1280, height: 720 } });
  const keeper = context.pages()[0] ?? (await context.newPage());
  // Not a page, so that nothing runs in it.
  await keeper.goto(`${apps[0]?.url ?? ""}/icon.svg`);
  const refuse = () => {
    throw new Error(
      "This changes the browser for all journeys after this one: call it on the page, or let the journey have a browser " +
        "of its own by test.use({ ownBrowser: true }).",
    );
  };
  for (const method of FOR_GOOD) context[method] = refuse;
  context.clock.install = refuse;
  context.clock.setFixedTime = refuse;
  return { context, folder, keeper };
}
