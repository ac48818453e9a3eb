import type { Techniques } from "../prefetch/techniques";

export const techniques: Techniques = {
  runsBeforeClick: {
    "Plain Link": 0,
    "router.prefetch on hover": 0,
    "Cacheable request on hover": 1,
    "Static page, query in browser": 0,
    "Static page, prewarmed (ours)": 1,
    "The same, opened on press (ours)": 1,
    "Kept ready (ours)": 0,
  },
  staleAfterChange: ["Cacheable request on hover"],
  ours: ["Static page, prewarmed (ours)", "The same, opened on press (ours)"],
  // That of the link that is kept ready.
  runsAtOpening: 1,
  runsPerTurn: 1,
};
