"use client";

import { useSession } from "@repo/convex-next";
import { Button } from "@repo/ui";
import { SignInCard, UnconfirmedSession } from "@repo/features/account";
import { usePathname } from "next/navigation";
import { useSyncExternalStore } from "react";
import { DocumentLink } from "./document-link";

/** Stands in for a page that needs a login, and comes back to it afterwards. */
export function SignInPrompt() {
  const here = usePathname() + useSearchAndHash();
  const { viewer } = useSession();
  if (viewer) return <UnconfirmedSession />;
  return (
    <SignInCard title="Sign in to continue" description="This page shows your own data.">
      <Button asChild>
        <DocumentLink href={`/sign-in?redirect_url=${encodeURIComponent(here)}`}>Sign in</DocumentLink>
      </Button>
    </SignInCard>
  );
}

/**
 * The URL's query and fragment, once the page is hydrated. Not `useSearchParams`, which a static page may not use where
 * it is, and which does not know the fragment.
 */
function useSearchAndHash(): string {
  return useSyncExternalStore(
    onHashChange,
    () => window.location.search + window.location.hash,
    () => "",
  );
}

function onHashChange(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}
