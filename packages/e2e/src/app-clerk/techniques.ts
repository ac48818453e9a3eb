import type { Techniques } from "../prefetch/techniques";

export const techniques: Techniques = {
  runsBeforeClick: {
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
    "Kept ready (ours)": 0,
  },
  staleAfterChange: ["prefetch={true}", "router.prefetch, kind “full”", "prefetch={true} on intent"],
  ours: ["Static page, prewarmed", "Prefetched and prewarmed (ours)", "The same, opened on press (ours)"],
  // That of the link with `prefetch={true}`, which needs no pointer, and the two of the one that is kept ready.
  runsAtOpening: 3,
  runsPerTurn: 2,
};
