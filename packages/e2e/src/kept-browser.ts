import { chromium, type BrowserContext } from "@playwright/test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

/**
 * A browser of a worker, with one profile for all of its journeys: what it has downloaded and compiled stays, as in the
 * browser of somebody who has been here before. Cookies and storage go with the journey. Loading the same scripts into
 * a new profile each time was two fifths of what a page load cost.
 */
export class KeptBrowser {
  #profile: { context: BrowserContext; folder: string } | undefined;
  /** Where journeys have been, and may have left something. */
  readonly #origins = new Set<string>();

  /** The profile, as empty as a new one but for its caches. Called in a test, whose options it then has. */
  async open(): Promise<BrowserContext> {
    this.#profile ??= await launch();
    const { context } = this.#profile;
    context.on("request", (request) => this.#origins.add(new URL(request.url()).origin));
    return context;
  }

  /** Takes away everything that a journey has left, but for one blank tab: a browser may end with its last one. */
  async clean(): Promise<void> {
    if (!this.#profile) return;
    const { context } = this.#profile;
    for (const event of EVENTS) context.removeAllListeners(event);
    await context.unrouteAll({ behavior: "ignoreErrors" });
    await context.setOffline(false);
    const [page = await context.newPage(), ...others] = context.pages();
    await Promise.all(others.map((other) => other.close()));
    // Nothing runs any more that could write into what is cleared.
    await page.goto("about:blank");
    const devtools = await context.newCDPSession(page);
    await Promise.all(
      [...this.#origins].map((origin) =>
        // All but the HTTP cache, which is no part of it.
        devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" }),
      ),
    );
    await context.clearCookies();
  }

  async close(): Promise<void> {
    if (!this.#profile) return;
    const { context, folder } = this.#profile;
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function launch() {
  const folder = await mkdtemp(join(tmpdir(), "e2e-profile-"));
  const context = await chromium.launchPersistentContext(folder, { viewport: { width: 1280, height: 720 } });
  const refuse = () => {
    throw new Error(
      "This changes the browser for all journeys after this one: call it on the page, or let the journey have a browser " +
        "of its own by test.use({ ownBrowser: true }).",
    );
  };
  for (const method of FOR_GOOD) context[method] = refuse;
  context.clock.install = refuse;
  context.clock.setFixedTime = refuse;
  return { context, folder };
}
