"use client";

import { useContext, useEffect, type ReactNode } from "react";
import { AfterHydration } from "./after-hydration";
import { HasClerkUI } from "./with-clerk-ui";

interface ClerkUIProps {
  /** Shown until Clerk's component can be. */
  fallback: ReactNode;
  /** One of Clerk's components. */
  children: ReactNode;
}

/** Shows one of Clerk's components. A document that was loaded without their scripts is loaded anew for that. */
export function ClerkUI({ fallback, children }: ClerkUIProps) {
  const hasUI = useContext(HasClerkUI);
  useEffect(() => {
    if (!hasUI) window.location.reload();
  }, [hasUI]);
  if (!hasUI) return fallback;
  return <AfterHydration fallback={fallback}>{children}</AfterHydration>;
}
