"use client";

import { useSession } from "@repo/convex-next";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition, type ReactNode } from "react";
import { SignInPrompt } from "./sign-in-prompt";

interface ServerViewerProps {
  /** The identity provider's id of the user the server read for; null when it knew nobody. */
  owner: string | null;
  /** Shown while it is not known, or not yet so, who is signed in. */
  loading: ReactNode;
  /** What the server read. */
  children: ReactNode;
}

/**
 * For a page that shows what only the server has read: its children if the server read for the person who is
 * signed in here. What it read for somebody else, or for nobody, it is asked for again, once.
 */
export function ServerViewer({ owner, loading, children }: ServerViewerProps) {
  const { status, viewer, ended } = useSession();
  if (status === "signed-out") return <SignInPrompt />;
  // While nobody knows who is here, the server's word counts, unless somebody has left since.
  const mayBeTheirs = viewer === undefined && ended === 0;
  if (owner !== null && (mayBeTheirs || viewer === owner)) return children;
  if (status === "loading") return loading;
  return <ReadAnew key={viewer}>{loading}</ReadAnew>;
}

function ReadAnew({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    startTransition(() => {
      router.refresh();
      setAsked(true);
    });
  }, [router]);
  return asked && !pending ? <SignInPrompt /> : children;
}
