import { BASELINE, type LabTechnique } from "@repo/prefetch-lab";
import { KeptLink } from "./links/kept-link";
import { PlainLink } from "./links/plain-link";
import { PressLink } from "./links/press-link";
import { ReadyLink } from "./links/ready-link";
import { RouterPrefetchLink } from "./links/router-prefetch-link";
import { CacheableRequestLink } from "./links/cacheable-request-link";

/** In the order in which they are shown and run. */
export const techniques: readonly LabTechnique[] = [
  {
    id: BASELINE,
    name: "Plain Link",
    summary:
      "What you have now. Next fetches the page's code ahead of time; getServerSideProps, and with it your query, waits for the click.",
    path: "/prefetch/rows/server",
    Link: PlainLink,
    file: "plain-link.tsx",
  },
  {
    id: "router-prefetch",
    name: "router.prefetch on hover",
    summary:
      "Useless here: the Pages Router prefetches code, never the data of getServerSideProps, whatever you call. There is no supported way to do that.",
    path: "/prefetch/rows/server",
    Link: RouterPrefetchLink,
    file: "router-prefetch-link.tsx",
  },
  {
    id: "cacheable-request",
    name: "Cacheable request on hover",
    summary:
      "A workaround: ask for the page's data yourself, and let getServerSideProps make that one answer cacheable for 15 seconds, for these cookies only. Next then finds it in the browser's cache. It is as old as the hover.",
    path: "/prefetch/rows/server",
    Link: CacheableRequestLink,
    file: "cacheable-request-link.tsx",
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
    id: "ready",
    name: "Static page, prewarmed (ours)",
    summary:
      "The link subscribes to what the page declares as soon as the pointer's path leads to it, or the keyboard is one step away. The page joins that subscription, so its first rows are the live ones.",
    path: "/prefetch/rows/static",
    Link: ReadyLink,
    file: "ready-link.tsx",
  },
  {
    id: "press",
    name: "The same, opened on press (ours)",
    summary:
      "A click takes about 100 ms from press to release, and a link waits for the release. This one opens when the mouse's button goes down, as tabs do on a desktop. For navigation only: a press cannot be called off. Fingers, keyboards and modified clicks are as ever.",
    path: "/prefetch/rows/static",
    Link: PressLink,
    file: "press-link.tsx",
  },
  {
    id: "kept",
    name: "Kept ready (ours)",
    summary:
      "Nobody has to come near: once the page is live and idle, its data is there and stays live for as long as the page is seen. It costs a run for each link, clicked or not, and one whenever the data changes; so it is for the few links of a header.",
    path: "/prefetch/rows/static",
    kept: true,
    Link: KeptLink,
    file: "kept-link.tsx",
  },
];
