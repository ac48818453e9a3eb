"use client";

import { ClerkProvider } from "@clerk/nextjs";
import { usePathname } from "next/navigation";
import { createContext, useState, type ReactNode } from "react";
import { appearance } from "./appearance";

/** Whether this document was loaded with Clerk's components. */
export const HasClerkUI = createContext(false);

/** The pages that are made of Clerk's components, and what is below them. */
const PAGES_WITH_UI = /^\/(?:sign-in|sign-up|user-profile)(?:\/|$)/;

/**
 * Clerk, with the scripts of its components only where a page is made of them: they are three times what asks who is
 * signed in, and Clerk starts no session before they have come. A document has them from its beginning or not at all;
 * `ClerkUI` loads it anew where somebody comes to such a page without a load.
 */
export function ClerkProviderWithUI({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [hasUI] = useState(() => PAGES_WITH_UI.test(pathname));
  return (
    <HasClerkUI value={hasUI}>
      {/* Not `dynamic`: the server would then render every page, the public ones too, for each visitor. */}
      <ClerkProvider
        prefetchUI={hasUI}
        appearance={appearance}
        afterSignOutUrl="/"
        signInFallbackRedirectUrl="/customers"
        signUpFallbackRedirectUrl="/customers"
      >
        {children}
      </ClerkProvider>
    </HasClerkUI>
  );
}
