"use client";

import type { ConvexReactClient } from "convex/react";
import { useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { RetryWithBackoff } from "./retry-with-backoff.ts";
import { UnsentWrites } from "./unsent-writes.ts";

/**
 * What came of asking an identity provider for a token: `token`; `rejected`, for a session that is over; `unreachable`,
 * for whatever says nothing of the session.
 */
export type TokenResult = "token" | "rejected" | "unreachable";

/** To whom a token is given, and the client that sends what they write. */
export interface TokenOwner {
  /** As for `SessionProvider`. */
  viewer: string | null | undefined;
  client: ConvexReactClient;
}

export interface RefreshedToken<Args extends unknown[], Token> {
  /** Settles once the provider has answered: with its token, or with what its rejection was. */
  getToken: (...args: Args) => Promise<Token>;
  /** The provider has rejected this session: nobody is signed in any longer. */
  rejected: boolean;
  /** Asks again at once; there only while the provider does not answer. */
  tryNow: (() => void) | undefined;
}

/**
 * Token refresh with retry and backoff, for a provider that may be unreachable. Convex takes every failure to get a
 * token for the end of the session: the pages would go, with whatever is typed into them, and would not come back by
 * themselves. Here only a provider that says no ends it. Meanwhile Convex waits: beyond the token's life nothing is live,
 * and what is written is sent when there is a new one.
 *
 * After a rejection Convex becomes unauthenticated at once, while the pages' subscriptions are still there, which would
 * run again unauthenticated. So the rejection is rendered before Convex hears of it: give the Convex provider
 * `isAuthenticated` as false when `rejected` is true, and the pages let go first.
 *
 * The client keeps what somebody has written without a connection beyond the end of their session. Whoever is signed in
 * next, if it is somebody else, gets no token for it: the page is loaded anew, without what was waiting.
 *
 * @param getToken the provider's own, stable from one render to the next
 * @param classify tells what a result of it means; not made anew with each render
 * @param session what the current session is known by; a rejection ends that one only, and its end ends all waiting
 */
export function useTokenRefresh<Args extends unknown[], Token>(
  getToken: (...args: Args) => Promise<Token>,
  classify: (result: PromiseSettledResult<Token>) => TokenResult,
  session: string | null | undefined,
  { viewer, client }: TokenOwner,
): RefreshedToken<Args, Token> {
  const [isOutage, setOutage] = useState(false);
  const [retry] = useState(() => new RetryWithBackoff(setOutage));
  const [rejectedSession, setRejectedSession] = useState<string | null>(null);
  const [unsent] = useState(() => new UnsentWrites(client));
  const hasSession = typeof session === "string";
  // A provider may have none for a moment and then the same one again.
  if (!hasSession && rejectedSession !== null) setRejectedSession(null);

  useEffect(() => () => retry.cancel(session), [retry, session]);

  useEffect(() => {
    if (typeof viewer !== "string") return undefined;
    return () => unsent.endOf(viewer);
  }, [unsent, viewer]);

  const tryNow = useCallback(() => retry.tryNow(), [retry]);
  useEffect(() => {
    window.addEventListener("online", tryNow);
    return () => window.removeEventListener("online", tryNow);
  }, [tryNow]);

  const getRefreshedToken = useCallback(
    async (...args: Args) => {
      if (unsent.areOfAnother(viewer)) {
        window.location.reload();
        return await never<Token>();
      }
      const outcome = await retry.ask(
        session,
        () => getToken(...args),
        (result) => classify(result) !== "unreachable",
      );
      if (classify(outcome) === "token") setRejectedSession(null);
      else flushSync(() => setRejectedSession(session ?? null));
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    },
    [retry, unsent, getToken, classify, session, viewer],
  );

  const rejected = hasSession && rejectedSession === session;
  return { getToken: getRefreshedToken, rejected, tryNow: isOutage ? tryNow : undefined };
}

/** For what nobody may have in this document, which is about to be gone. */
const never = <Value>() => new Promise<Value>(() => {});
