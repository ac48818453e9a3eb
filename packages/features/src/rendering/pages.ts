import { clicksCall } from "../counter/data";
import { customersCall } from "../customers/data";

/** The four ways to get data onto a page, in the order of the tabs. */
export const renderingPages = {
  client: { label: "Client", title: "Rendered in the browser", data: [customersCall], prefetch: "auto" },
  static: {
    label: "Static",
    title: "Rendered ahead of time",
    data: [clicksCall, customersCall],
    prefetch: "auto",
  },
  // Not ahead of the click: somebody who clicks while a page's loading file is being prefetched sees a blank page from
  // its arrival until the page's own (https://github.com/vercel/next.js/issues/98684).
  server: { label: "Server", title: "Rendered for each request", data: [], prefetch: false },
  preloaded: {
    label: "Preloaded",
    title: "Rendered on the server, then live",
    data: [customersCall],
    prefetch: "auto",
  },
} as const;

export type RenderingPageName = keyof typeof renderingPages;
