"use client";

import { useAuth } from "@clerk/nextjs";
import { canKeepSession } from "@repo/features/account";
import { useEffect } from "react";
import { env } from "../env";
import { cookieSuffix, lastLogin, takeLogin } from "./last-login";

/**
 * Loads a signed-out tab anew when it comes to the front and somebody has signed in in another one, once for each
 * login. Clerk tells the other tabs when somebody signs out, but not when somebody signs in.
 */
export function FollowSignIn() {
  const { userId } = useAuth();
  const signedOut = userId === null;
  useEffect(() => {
    if (!signedOut) return undefined;
    let isOver = false;
    const follow = async () => {
      const suffix = await cookieSuffix(env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY);
      const login = lastLogin(document.cookie, suffix);
      if (!isOver && login !== null && takeLogin(login, sessionStorage)) window.location.reload();
    };
    const look = () => {
      // What a browser keeps nothing of can be followed nowhere.
      if (!canKeepSession()) return;
      follow().catch((error: unknown) => console.error("A login in another tab was not followed.", error));
    };
    window.addEventListener("focus", look);
    return () => {
      isOver = true;
      window.removeEventListener("focus", look);
    };
  }, [signedOut]);
  return null;
}
