import type { RenderingPageName } from "@repo/features/rendering/pages";

/** How this app makes each of the four pages. */
export const summaries: Record<RenderingPageName, string> = {
  client:
    "The page is a static file. Once you are signed in, the browser subscribes to your customers: nothing is read on the server.",
  static:
    "The number below was read by a cached server component and is the same for everybody, at most 10 seconds old when somebody asks. What is yours cannot be in a file that everybody gets, so the browser adds it.",
  server:
    "A server component read the number for anybody, and another one streams the customers it reads with your session token. Nothing here follows the data until you ask again.",
  preloaded:
    "A server component preloaded your customers with your session token, so they are in the HTML; the browser then subscribes and takes over without a flash.",
};
