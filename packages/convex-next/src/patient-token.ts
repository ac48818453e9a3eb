"use client";

import { useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { Patience } from "./patience";

/** What an identity provider has said when it was asked for a token; `silence` if it has not said anything of the session. */
export type TokenVerdict = "token" | "refusal" | "silence";

export interface PatientToken<Args extends unknown[], Token> {
  /** Settles once the provider has answered: with its token, or with what its refusal was. */
  getToken: (...args: Args) => Promise<Token>;
  /** The provider has refused a token for this session: nobody is signed in any longer. */
  refused: boolean;
  /** Asks again at once; there only while the provider does not answer. */
  tryNow: (() => void) | undefined;
}

/**
 * Gets tokens for Convex from a provider that may be out of reach. Convex takes every failure to get one for the end
 * of the session: the pages would go, with whatever is typed into them, and would not come back by themselves. Here
 * only a provider that says no ends it. Meanwhile Convex waits: beyond the token's life nothing is live, and what is
 * written is sent when there is a new one.
 *
 * After a refusal Convex becomes nobody at once, while the pages' subscriptions are still there, which would run again
 * as nobody. So the refusal is rendered before Convex hears of it: give the Convex provider `isAuthenticated` as false
 * when `refused` is true, and the pages let go first.
 *
 * @param getToken the provider's own, stable from one render to the next
 * @param judge tells what an outcome of it means; not made anew with each render
 * @param session what the current session is known by; a refusal ends that one only, and its end ends all waiting
 */
export function usePatientToken<Args extends unknown[], Token>(
  getToken: (...args: Args) => Promise<Token>,
  judge: (outcome: PromiseSettledResult<Token>) => TokenVerdict,
  session: string | null | undefined,
): PatientToken<Args, Token> {
  const [isOutage, setOutage] = useState(false);
  const [patience] = useState(() => new Patience(setOutage));
  const [refusedSession, setRefusedSession] = useState<string | null>(null);
  const hasSession = typeof session === "string";
  // A provider may have none for a moment and then the same one again.
  if (!hasSession && refusedSession !== null) setRefusedSession(null);

  useEffect(() => () => patience.giveUp(session), [patience, session]);

  const tryNow = useCallback(() => patience.tryNow(), [patience]);
  useEffect(() => {
    window.addEventListener("online", tryNow);
    return () => window.removeEventListener("online", tryNow);
  }, [tryNow]);

  const patient = useCallback(
    async (...args: Args) => {
      const outcome = await patience.ask(
        session,
        () => getToken(...args),
        (result) => judge(result) !== "silence",
      );
      if (judge(outcome) === "token") setRefusedSession(null);
      else flushSync(() => setRefusedSession(session ?? null));
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    },
    [patience, getToken, judge, session],
  );

  const refused = hasSession && refusedSession === session;
  return { getToken: patient, refused, tryNow: isOutage ? tryNow : undefined };
}
