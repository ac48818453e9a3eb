import type { App } from "../apps/app";

/** How often the query runs for a link between the coming of the pointer and the click. */
export const runsBeforeClick: Record<App["name"], Record<string, number>> = {
  "pages-auth0": {
    "Plain Link": 0,
    "router.prefetch on hover": 0,
    "Cacheable request on hover": 1,
    "Static page, query in browser": 0,
    "Static page, prewarmed (ours)": 1,
    "The same, opened on press (ours)": 1,
  },
  "app-clerk": {
    "Plain Link": 0,
    "prefetch={true}": 0,
    "router.prefetch on hover": 0,
    "router.prefetch, kind “full”": 1,
    "prefetch={true} on intent": 1,
    "prewarmQuery on hover": 1,
    "loading.tsx": 0,
    "Static page, query in browser": 0,
    "Static page, prewarmed": 1,
    "Prefetched and prewarmed (ours)": 2,
    "The same, opened on press (ours)": 2,
  },
};

/** Those whose first rows are as old as the hover, or older. */
export const staleAfterChange: Record<App["name"], readonly string[]> = {
  "pages-auth0": ["Cacheable request on hover"],
  "app-clerk": ["prefetch={true}", "router.prefetch, kind “full”", "prefetch={true} on intent"],
};

/** Ours, which nothing of the above may be said about. */
export const ours: Record<App["name"], readonly string[]> = {
  "pages-auth0": ["Static page, prewarmed (ours)", "The same, opened on press (ours)"],
  "app-clerk": [
    "Static page, prewarmed",
    "Prefetched and prewarmed (ours)",
    "The same, opened on press (ours)",
  ],
};
