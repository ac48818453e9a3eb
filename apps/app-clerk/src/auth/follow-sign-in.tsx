"use client";

import { useAuth } from "@clerk/nextjs";
import { useEffect } from "react";

/**
 * Loads a signed-out tab anew when it comes to the front and somebody has signed in in another one. Clerk tells the
 * other tabs when somebody signs out, but not when somebody signs in.
 */
export function FollowSignIn() {
  const { userId } = useAuth();
  const signedOut = userId === null;
  useEffect(() => {
    if (!signedOut) return undefined;
    const look = () => {
      if (cookieKnowsSomebody()) window.location.reload();
    };
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [signedOut]);
  return null;
}

/** Clerk keeps the time of the last login in this cookie, for all tabs to read; 0 is nobody. */
function cookieKnowsSomebody(): boolean {
  return /(?:^|; )__client_uat(?:_[^=]+)?=[1-9]/.test(document.cookie);
}
