import { clicksCall } from "../counter/data";
import { customersCall } from "../customers/data";

/** The four ways to get data onto a page, in the order of the tabs. */
export const renderingPages = {
  client: { label: "Client", title: "Rendered in the browser", data: [customersCall] },
  static: { label: "Static", title: "Rendered ahead of time", data: [clicksCall, customersCall] },
  server: { label: "Server", title: "Rendered for each request", data: [] },
  preloaded: { label: "Preloaded", title: "Rendered on the server, then live", data: [customersCall] },
} as const;

export type RenderingPageName = keyof typeof renderingPages;
