"use client";

import { usePathname } from "next/navigation";
import { createContext, useState, type ReactNode } from "react";
import { isClerkPage } from "./clerk-pages";

/** Whether this document was loaded with Clerk's components. */
export const HasClerkUI = createContext(false);

interface WithClerkUIProps {
  /** A `ClerkProvider` around everything, with the scripts of Clerk's components. */
  withUI: ReactNode;
  /** The same without them. */
  withoutUI: ReactNode;
}

/**
 * Clerk, with the scripts of its components only where a page is made of them: they are three times what asks who is
 * signed in, and Clerk starts no session before they have come. A document has them from its beginning or not at all;
 * `ClerkUI` loads it anew where somebody comes to such a page without a load.
 *
 * The providers are given from the server, as Clerk's in the browser brings the other router's code along.
 */
export function WithClerkUI({ withUI, withoutUI }: WithClerkUIProps) {
  const pathname = usePathname();
  const [hasUI] = useState(() => isClerkPage(pathname));
  return <HasClerkUI value={hasUI}>{hasUI ? withUI : withoutUI}</HasClerkUI>;
}
