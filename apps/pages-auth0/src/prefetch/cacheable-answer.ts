import type { GetServerSidePropsContext } from "next";

/** Asks for an answer that the browser keeps for the click. Next's own `x-nextjs-data` does not reach the page. */
export const CACHEABLE_HEADER = "x-cacheable-answer";

/** How long that answer may be used, in seconds: from the pointer's coming to the click. */
const MAX_AGE = 15;

/**
 * Makes the answer to a request that asks for it, and no other, one that this browser may use again. `Vary: Cookie` is
 * what keeps it from whoever signs in next: the session is in the cookies, and other cookies mean another answer. So an
 * answer with which the session was renewed, at most one a minute, is not used again.
 */
export function makeAnswerCacheable({ req, res }: Pick<GetServerSidePropsContext, "req" | "res">): void {
  if (req.headers[CACHEABLE_HEADER] === undefined || !req.url?.startsWith("/_next/data/")) return;
  res.setHeader("Cache-Control", `private, max-age=${MAX_AGE}`);
  res.appendHeader("Vary", "Cookie");
}
