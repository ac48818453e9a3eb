import { Auth0Context, useAuth0 } from "@auth0/auth0-react";
import { Button, Callout } from "@repo/ui";
import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { env } from "../env";
import { tenantAnswers } from "./tenant";

/** The time until the next try while the tenant does not answer, in ms; the last one repeats. */
const WAITS = [1000, 2000, 4000, 8000, 15_000];

/**
 * Waits for a tenant that does not answer. `ConvexProviderWithAuth0` takes every failure to get a token for a
 * logout, and the pages would go, with whatever is typed into them. Only a tenant that says no ends a session.
 */
export function PatientTokens({ children }: { children: ReactNode }) {
  const auth0 = useAuth0();
  const { getAccessTokenSilently } = auth0;
  const [retry, setRetry] = useState<() => void>();
  const outage = useRef<Promise<void>>(undefined);

  const patient = useCallback(
    async (options?: Parameters<typeof getAccessTokenSilently>[0]) => {
      const waitForTenant = async (tries: number) => {
        await nextTry(WAITS[Math.min(tries, WAITS.length - 1)], (now) => setRetry(() => now));
        outage.current = undefined;
        setRetry(undefined);
      };
      for (let tries = 0; ; tries++) {
        try {
          return await getAccessTokenSilently(options);
        } catch (error) {
          if (await tenantAnswers(env.NEXT_PUBLIC_AUTH0_DOMAIN)) throw error;
          // One wait for everybody who asks meanwhile.
          outage.current ??= waitForTenant(tries);
          await outage.current;
        }
      }
    },
    [getAccessTokenSilently],
  );
  const value = useMemo(
    () => ({ ...auth0, getAccessTokenSilently: patient as typeof getAccessTokenSilently }),
    [auth0, patient],
  );

  return (
    <Auth0Context.Provider value={value}>
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
    </Auth0Context.Provider>
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
