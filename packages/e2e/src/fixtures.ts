import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import type { App } from "./apps/app";
import { appNamed, apps } from "./apps/index";
import { withoutLoginPages } from "./apps/without-login-pages";
import { unauthenticatedRuns } from "./deployment";
import { Evidence } from "./evidence";
import { KeptBrowser } from "./kept-browser";
import { newcomer, type Person } from "./people";
import { Problems } from "./problems";

export { expect };

export interface Options {
  /** The app that a journey runs against. */
  appName: App["name"];
  /** Whether people sign in and up by the login pages, because the journey is about that. */
  usesLoginPages: boolean;
  /** Whether a journey has a browser that nobody has used before, because it changes it for good or is about that. */
  ownBrowser: boolean;
}

interface WorkerFixtures {
  /** Somebody new, who has signed up once a journey has asked for them; for journeys that may share their customers. */
  regular: { person: Person; isKnown: boolean };
  /** As many as a journey has needed at once until now. */
  keptBrowsers: KeptBrowser[];
}

interface Fixtures {
  /** Opens a browser where nobody is signed in, until the journey ends. */
  newBrowser: () => Promise<BrowserContext>;
  /** Opens a tab as the journey's options say. */
  newTab: (context: BrowserContext) => Promise<Page>;
  app: App;
  /** Fails the test at its end for everything in it that was not expected. */
  problems: Problems;
  /** What a journey that fails brings along. */
  evidence: Evidence;
  /** A page in a browser of its own: nobody is signed in there. */
  openBrowser: () => Promise<Page>;
  /** A page in another browser, with what this journey's has been given until then, in which no script runs. */
  openWithoutJavaScript: () => Promise<Page>;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  appName: [apps[0]?.name ?? "", { option: true }],
  usesLoginPages: [false, { option: true }],
  ownBrowser: [false, { option: true }],
  keptBrowsers: [
    // Playwright finds out what a fixture needs by its destructuring.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const browsers: KeptBrowser[] = [];
      await provide(browsers);
      await Promise.all(browsers.map((browser) => browser.close()));
    },
    { scope: "worker" },
  ],
  // Playwright finds out what a fixture needs by its destructuring.
  // oxlint-disable-next-line no-empty-pattern
  regular: [async ({}, provide) => provide({ person: newcomer(), isKnown: false }), { scope: "worker" }],
  app: async ({ appName, usesLoginPages }, provide) => {
    const app = appNamed(appName);
    await provide(usesLoginPages ? app : withoutLoginPages(app));
  },
  problems: [
    // Evidence comes first, so that it is there when the problems make the journey fail.
    async ({ evidence: _evidence }, provide) => {
      const problems = new Problems();
      const before = await unauthenticatedRuns();
      await provide(problems);
      expect(
        await unauthenticatedRuns(),
        "somebody's own data, read unauthenticated by this journey or one beside it",
      ).toEqual(before);
      expect(problems.list(), "errors and requests that no journey may cause").toEqual([]);
    },
    { auto: true },
  ],
  // Playwright finds out what a fixture needs by its destructuring.
  // oxlint-disable-next-line no-empty-pattern
  evidence: async ({}, provide, info) => {
    const evidence = new Evidence();
    await provide(evidence);
    if (info.status !== info.expectedStatus) await evidence.attach(info);
  },
  newBrowser: async (
    { browser, keptBrowsers, ownBrowser, problems, evidence, javaScriptEnabled, locale, timezoneId },
    provide,
  ) => {
    // A profile has these from its beginning to its end.
    const isUsual = javaScriptEnabled && locale === "en-US" && timezoneId === undefined;
    const own: BrowserContext[] = [];
    const kept: KeptBrowser[] = [];
    await provide(async () => {
      let context: BrowserContext;
      if (isUsual && !ownBrowser) {
        const next = (keptBrowsers[kept.length] ??= new KeptBrowser());
        kept.push(next);
        context = await next.open();
      } else own.push((context = await browser.newContext()));
      problems.watch(context);
      evidence.watch(context);
      for (const { admit } of apps) await admit?.(context);
      return context;
    });
    await Promise.all([...kept.map((each) => each.clean()), ...own.map((context) => context.close())]);
  },
  newTab: async ({ viewport, colorScheme, contextOptions, bypassCSP }, provide) => {
    await provide(async (context) => {
      const page = await context.newPage();
      if (viewport) await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: contextOptions.reducedMotion });
      if (bypassCSP) {
        const devtools = await context.newCDPSession(page);
        await devtools.send("Page.setBypassCSP", { enabled: true });
      }
      return page;
    });
  },
  context: async ({ newBrowser }, provide) => provide(await newBrowser()),
  page: async ({ context, newTab }, provide) => provide(await newTab(context)),
  openBrowser: async ({ newBrowser, newTab }, provide) => provide(async () => newTab(await newBrowser())),
  openWithoutJavaScript: async ({ browser, context, baseURL, problems, evidence }, provide) => {
    const opened: BrowserContext[] = [];
    await provide(async () => {
      const storageState = await context.storageState();
      const scriptless = await browser.newContext({ baseURL, javaScriptEnabled: false, storageState });
      opened.push(scriptless);
      problems.watch(scriptless);
      evidence.watch(scriptless);
      return scriptless.newPage();
    });
    await Promise.all(opened.map((each) => each.close()));
  },
});
