import type { Page, Request, Route } from "@playwright/test";

/** A hand on some of a page's requests. */
export interface HeldRequests {
  /** How many wait. */
  held(): number;
  /** Lets those that wait, and all later ones, through. */
  release(): Promise<void>;
}

/**
 * Keeps a page's requests to `url` (a glob or a predicate), all or those that are `which`, from the server, until they
 * are released.
 */
export async function holdRequests(
  page: Page,
  url: string | ((url: URL) => boolean),
  which: (request: Request) => boolean = () => true,
): Promise<HeldRequests> {
  let waiting: Route[] | undefined = [];
  await page.route(url, (route) => {
    if (!which(route.request())) return route.fallback();
    return waiting ? void waiting.push(route) : route.continue();
  });
  return {
    held: () => waiting?.length ?? 0,
    release: async () => {
      const routes = waiting ?? [];
      waiting = undefined;
      await Promise.all(routes.map((route) => route.continue()));
    },
  };
}
