import type { Techniques } from "../prefetch/techniques";

export const techniques: Techniques = {
  runsBeforeClick: {
    "Plain Link": 0,
    "router.prefetch on hover": 0,
    "Cacheable request on hover": 1,
    "Static page, query in browser": 0,
    "Static page, prewarmed (ours)": 1,
    "The same, opened on press (ours)": 1,
  },
  staleAfterChange: ["Cacheable request on hover"],
  ours: ["Static page, prewarmed (ours)", "The same, opened on press (ours)"],
  // This router has no link that acts when it is seen.
  runsAtOpening: 0,
  runsPerTurn: 1,
};
