import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { appClerk } from "./apps/app-clerk";
import { pagesAuth0 } from "./apps/pages-auth0";
import type { App } from "./apps/app";
import { withKeptSessions, type KeptSessions } from "./apps/kept-sessions";
import { newcomer, type Person } from "./people";
import { Problems } from "./problems";

export { expect };

export interface Options {
  /** The app that a journey runs against. */
  appName: App["name"];
  /** Whether people who have signed in before may skip the login pages. Not where the journey is about sessions. */
  keepsSessions: boolean;
}

interface WorkerFixtures {
  keptSessions: KeptSessions;
  /** Somebody new, who has signed up once a journey has asked for them; for journeys that may share their customers. */
  regular: { person: Person; isKnown: boolean };
}

interface Fixtures {
  app: App;
  /** Fails the test at its end for everything in it that was not expected. */
  problems: Problems;
  /** A page in a browser of its own: nobody is signed in there. */
  openBrowser: () => Promise<Page>;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  appName: ["pages-auth0", { option: true }],
  keepsSessions: [true, { option: true }],
  // Playwright finds out what a fixture needs by its destructuring.
  // oxlint-disable-next-line no-empty-pattern
  keptSessions: [async ({}, provide) => provide(new Map()), { scope: "worker" }],
  // oxlint-disable-next-line no-empty-pattern
  regular: [async ({}, provide) => provide({ person: newcomer(), isKnown: false }), { scope: "worker" }],
  app: async ({ appName, keepsSessions, keptSessions }, provide) => {
    const app = appName === "pages-auth0" ? pagesAuth0 : appClerk;
    await provide(keepsSessions ? withKeptSessions(app, keptSessions) : app);
  },
  problems: [
    // Playwright finds out what a fixture needs by its destructuring.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const problems = new Problems();
      await provide(problems);
      expect(problems.list(), "errors and requests that no journey may cause").toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, problems }, provide) => {
    problems.watch(context);
    await provide(context);
  },
  openBrowser: async ({ browser, baseURL, problems }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async () => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      problems.watch(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});
