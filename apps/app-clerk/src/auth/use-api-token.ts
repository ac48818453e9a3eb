"use client";

import { useAuth } from "@clerk/nextjs";
import { useCallback } from "react";

/** The session token of the browser's session, for this app's own API routes. @throws when it cannot be had */
export function useApiToken(): () => Promise<string> {
  const { getToken, sessionClaims } = useAuth();
  // As on the server: the session token itself if it is made out to Convex, else one of the template.
  const isForConvex = sessionClaims?.aud === "convex";
  return useCallback(async () => {
    const token = await getToken(isForConvex ? {} : { template: "convex" });
    if (!token) throw new Error("Clerk has no token for this session.");
    return token;
  }, [getToken, isForConvex]);
}
