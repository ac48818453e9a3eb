import { BASELINE, type LabTechnique } from "@repo/prefetch-lab";
import { EagerLink } from "./links/eager-link";
import { IntentPrefetchLink } from "./links/intent-prefetch-link";
import { KeptLink } from "./links/kept-link";
import { PlainLink } from "./links/plain-link";
import { PrewarmLink } from "./links/prewarm-link";
import { PressLink } from "./links/press-link";
import { ReadyLink } from "./links/ready-link";
import { RouterPrefetchFullLink } from "./links/router-prefetch-full-link";
import { RouterPrefetchLink } from "./links/router-prefetch-link";

/** In the order in which they are shown and run. */
export const techniques: readonly LabTechnique[] = [
  {
    id: BASELINE,
    name: "Plain Link",
    summary:
      "What you have now. For a dynamic page Next fetches its code and its place in the tree ahead of time; your query waits for the click.",
    path: "/prefetch/rows/server",
    Link: PlainLink,
    file: "plain-link.tsx",
  },
  {
    id: "eager",
    name: "prefetch={true}",
    summary:
      "As soon as the link is on the screen, the server runs the page with your cookies, query included. Kept for five minutes, fresh or not; one run for each link, clicked or not.",
    path: "/prefetch/rows/server",
    eager: true,
    Link: EagerLink,
    file: "eager-link.tsx",
  },
  {
    id: "router-prefetch",
    name: "router.prefetch on hover",
    summary:
      "Useless here: without a kind it does what a plain link does by itself, and stops where the page becomes dynamic.",
    path: "/prefetch/rows/server",
    Link: RouterPrefetchLink,
    file: "router-prefetch-link.tsx",
  },
  {
    id: "router-prefetch-full",
    name: "router.prefetch, kind “full”",
    summary:
      "Runs the page on the server when the pointer comes. It works, but the option is not in the documentation, and the rows are as old as the hover.",
    path: "/prefetch/rows/server",
    Link: RouterPrefetchFullLink,
    file: "router-prefetch-full-link.tsx",
  },
  {
    id: "intent-prefetch",
    name: "prefetch={true} on intent",
    summary:
      "The same with documented means: the link becomes an eager one while the pointer or the keyboard is on it. The rows are as old as the hover.",
    path: "/prefetch/rows/server",
    Link: IntentPrefetchLink,
    file: "intent-prefetch-link.tsx",
  },
  {
    id: "prewarm",
    name: "prewarmQuery on hover",
    summary:
      "The rows are in the client before the click, live. But this page is made on the server, which reads them once more, and the click waits for that.",
    path: "/prefetch/rows/server",
    Link: PrewarmLink,
    file: "prewarm-link.tsx",
  },
  {
    id: "loading",
    name: "loading.tsx",
    summary:
      "The skeleton is there at once, as it is prefetched with a plain link. The rows are not: they come later than without it, since React holds a fallback for a moment once it is shown.",
    path: "/prefetch/rows/loading",
    Link: PlainLink,
    file: "plain-link.tsx",
  },
  {
    id: "client-cold",
    name: "Static page, query in browser",
    summary:
      "The page is there at once, but empty: the query leaves when the page is shown, and the rows come one round trip later.",
    path: "/prefetch/rows/static",
    Link: PlainLink,
    file: "plain-link.tsx",
  },
  {
    id: "client-ready",
    name: "Static page, prewarmed",
    summary:
      "The link subscribes to what the page declares as soon as the pointer's path leads to it, or the keyboard is one step away. The page joins that subscription, so its first rows are the live ones.",
    path: "/prefetch/rows/static",
    Link: ReadyLink,
    file: "ready-link.tsx",
  },
  {
    id: "ready",
    name: "Prefetched and prewarmed (ours)",
    summary:
      "Both on the same intent: Next renders the page with your cookies, and the link subscribes to its query. Whoever loads the address directly gets rows in the HTML, whoever clicks gets live ones at once.",
    path: "/prefetch/rows/server",
    Link: ReadyLink,
    file: "ready-link.tsx",
  },
  {
    id: "press",
    name: "The same, opened on press (ours)",
    summary:
      "A click takes about 100 ms from press to release, and a link waits for the release. This one opens when the mouse's button goes down, as tabs do on a desktop. For navigation only: a press cannot be called off. Fingers, keyboards and modified clicks are as ever.",
    path: "/prefetch/rows/server",
    Link: PressLink,
    file: "press-link.tsx",
  },
  {
    id: "kept",
    name: "Kept ready (ours)",
    summary:
      "Nobody has to come near: once the page is live and idle, its data is there and stays live for as long as the page is seen. It costs a run for each link, clicked or not, and one whenever the data changes; so it is for the few links of a header.",
    path: "/prefetch/rows/server",
    kept: true,
    Link: KeptLink,
    file: "kept-link.tsx",
  },
];
