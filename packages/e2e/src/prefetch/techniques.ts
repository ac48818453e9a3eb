import type { App } from "../apps/app";

/** How often the query runs for a link before its click, when the pointer rests on it long enough. */
export const runsBeforeClick: Record<App["name"], Record<string, number>> = {
  "pages-auth0": {
    "Plain Link": 0,
    "router.prefetch on hover": 0,
    "Warm request on hover": 1,
    "Static page, query in the browser": 0,
    "Static page, prewarmed on intent (ours)": 1,
  },
  "app-clerk": {
    "Plain Link": 0,
    "prefetch={true}": 1,
    "router.prefetch on hover": 0,
    "router.prefetch on hover, kind “full”": 1,
    "prefetch={true} on intent": 1,
    "loading.tsx": 0,
    "Static page, query in the browser": 0,
    "Static page, prewarmed on intent": 1,
    "Server page, prefetched and prewarmed on intent (ours)": 2,
  },
};

/** Those whose first rows are as old as the hover, or older. */
export const staleAfterChange: Record<App["name"], readonly string[]> = {
  "pages-auth0": ["Warm request on hover"],
  "app-clerk": ["prefetch={true}", "router.prefetch on hover, kind “full”", "prefetch={true} on intent"],
};

/** Ours, which nothing of the above may be said about. */
export const ours: Record<App["name"], readonly string[]> = {
  "pages-auth0": ["Static page, prewarmed on intent (ours)"],
  "app-clerk": ["Static page, prewarmed on intent", "Server page, prefetched and prewarmed on intent (ours)"],
};
