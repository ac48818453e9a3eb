import type { Page, Route } from "@playwright/test";

/** A hand on some of a page's requests. */
export interface HeldRequests {
  /** How many wait. */
  held(): number;
  /** Lets those that wait, and all later ones, through. */
  release(): Promise<void>;
}

/** Keeps a page's requests to `url` (a glob or a predicate) from the server, until they are released. */
export async function holdRequests(page: Page, url: string | ((url: URL) => boolean)): Promise<HeldRequests> {
  let waiting: Route[] | undefined = [];
  await page.route(url, (route) => (waiting ? void waiting.push(route) : route.continue()));
  return {
    held: () => waiting?.length ?? 0,
    release: async () => {
      const routes = waiting ?? [];
      waiting = undefined;
      await Promise.all(routes.map((route) => route.continue()));
    },
  };
}
