import { setTimeout as delay } from "node:timers/promises";
import type { Page, Request } from "playwright-core";

/** A page that has asked for nothing for so long has what it wants, in ms: what `networkidle` means in Playwright. */
const QUIET = 500;
const LONGEST = 30_000;

/**
 * Listens to a page from now on. @returns waits until all that the page has asked for has come, and it has asked for
 * nothing for half a second. Playwright's `networkidle` is reached once by each document: in one that stays for many
 * clicks it waits for nothing.
 */
export function listenForQuiet(page: Pick<Page, "on" | "url">): () => Promise<void> {
  const open = new Set<Request>();
  let changed = performance.now();
  page.on("request", (request) => {
    open.add(request);
    changed = performance.now();
  });
  const close = (request: Request) => {
    open.delete(request);
    changed = performance.now();
  };
  page.on("requestfinished", close);
  page.on("requestfailed", close);

  return async () => {
    const deadline = performance.now() + LONGEST;
    for (;;) {
      const rest = changed + QUIET - performance.now();
      if (open.size === 0 && rest <= 0) return;
      if (performance.now() > deadline) {
        const urls = [...open].map((request) => request.url());
        throw new Error(
          `${page.url()} is not quiet after ${LONGEST / 1000} s: ${urls.join(", ") || "it keeps asking"}`,
        );
      }
      await delay(Math.max(rest, 20));
    }
  };
}
