import type { Html } from "@repo/local-kit/html";
import { layout as kitLayout } from "@repo/local-kit/pages";

const PAGES = [
  { path: "/", label: "Users and sessions" },
  { path: "/inbox", label: "Inbox" },
  { path: "/refusals", label: "Refusals" },
] as const;

/** One of the instance's own pages. */
export function layout(path: (typeof PAGES)[number]["path"], title: string, content: Html): Html {
  return kitLayout({ service: "Local Clerk instance", pages: PAGES, path, title, content });
}
