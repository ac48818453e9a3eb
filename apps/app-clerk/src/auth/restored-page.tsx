"use client";

import { useEffect } from "react";
import { env } from "../env";
import { cookieSuffix, lastLogin } from "./last-login";

/**
 * Loads a page anew that comes out of the browser's back/forward cache when another login is here than when it was left:
 * it comes back as it was, with what the person of then has seen, and has heard nothing meanwhile.
 */
export function RestoredPage() {
  useEffect(() => {
    let suffix: string | undefined;
    cookieSuffix(env.NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY).then(
      (known) => (suffix = known),
      (error: unknown) => console.error("The login cookie's name is not known.", error),
    );
    const login = () => (suffix === undefined ? null : lastLogin(document.cookie, suffix));
    let left: string | null = null;
    const leave = () => (left = login());
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (!persisted || login() === left) return;
      // Not for the moment that the load takes, either.
      document.documentElement.hidden = true;
      window.location.reload();
    };
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", comeBack);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", comeBack);
    };
  }, []);
  return null;
}
