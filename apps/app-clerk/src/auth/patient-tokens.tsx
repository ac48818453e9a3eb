"use client";

import { useAuth } from "@clerk/nextjs";
import { isClerkAPIResponseError } from "@clerk/nextjs/errors";
import { Button, Callout } from "@repo/ui";
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";

type GetToken = ReturnType<typeof useAuth>["getToken"];

/** The time until the next try while the instance does not answer, in ms; the last one repeats. */
const WAITS = [1000, 2000, 4000, 8000, 15_000];

const PatientContext = createContext<GetToken | null>(null);

/** Clerk's `useAuth`, whose `getToken` waits for an instance that does not answer. Inside `PatientTokens`. */
export function usePatientAuth() {
  const auth = useAuth();
  const getToken = useContext(PatientContext);
  return useMemo(() => ({ ...auth, getToken: getToken ?? auth.getToken }), [auth, getToken]);
}

/**
 * Waits for an instance that does not answer. `ConvexProviderWithClerk` takes every failure to get a token for a
 * logout, and the pages would go, with whatever is typed into them. Only an instance that says no ends a session.
 */
export function PatientTokens({ children }: { children: ReactNode }) {
  const { getToken } = useAuth();
  const [retry, setRetry] = useState<() => void>();
  const outage = useRef<Promise<void>>(undefined);

  const patient = useCallback<GetToken>(
    async (options) => {
      const waitForInstance = async (tries: number) => {
        await nextTry(WAITS[Math.min(tries, WAITS.length - 1)], (now) => setRetry(() => now));
        outage.current = undefined;
        setRetry(undefined);
      };
      for (let tries = 0; ; tries++) {
        try {
          return await getToken(options);
        } catch (error) {
          if (isClerkAPIResponseError(error) && error.status < 500) throw error;
          // One wait for everybody who asks meanwhile.
          outage.current ??= waitForInstance(tries);
          await outage.current;
        }
      }
    },
    [getToken],
  );

  return (
    <PatientContext.Provider value={patient}>
      {children}
      <div aria-live="polite" className="fixed inset-x-4 bottom-4 z-40 mx-auto max-w-xl">
        {retry && (
          <Callout
            tone="warning"
            title="The login service does not answer"
            action={
              <Button size="sm" variant="secondary" onClick={retry}>
                Try now
              </Button>
            }
          >
            Nothing is lost: your login is renewed as soon as it is back.
          </Callout>
        )}
      </div>
    </PatientContext.Provider>
  );
}

/** Waits `ms`, less if the network comes back, or if what it hands to `offer` is called. */
function nextTry(ms: number | undefined, offer: (now: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const now = () => {
      clearTimeout(timer);
      window.removeEventListener("online", now);
      resolve();
    };
    const timer = setTimeout(now, ms);
    window.addEventListener("online", now);
    offer(now);
  });
}
