"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { readSession } from "./session";

const never = () => () => undefined;
const readCookie = () => /(?:^|; )session=([^;]+)/.exec(document.cookie)?.[1] ?? null;

/** The token of this browser; null for nobody, undefined on the server and while its HTML is taken over. */
const useToken = (): string | null | undefined =>
  useSyncExternalStore<string | null | undefined>(never, readCookie, () => undefined);

/** The identity provider's part of `ConvexProviderWithAuth`. */
export function useAuth() {
  const token = useToken();
  const fetchAccessToken = useCallback(() => Promise.resolve(token ?? null), [token]);
  return useMemo(
    () => ({
      isLoading: token === undefined,
      isAuthenticated: typeof token === "string",
      fetchAccessToken,
    }),
    [token, fetchAccessToken],
  );
}

/** The user's id; null for nobody, undefined while it loads. */
export function useUserId(): string | null | undefined {
  const token = useToken();
  return token === undefined ? undefined : (readSession(token)?.owner ?? null);
}
