"use client";

import { api } from "@repo/convex-backend/api";
import { describeError } from "@repo/convex-backend/errors";
import { useSession } from "@repo/convex-next";
import { toast } from "@repo/ui";
import { useMutation } from "convex/react";
import { useEffect } from "react";

/** Records the login once it is confirmed: makes the user, or joins the one with the same verified address. */
export function EnsureUser() {
  const { status, viewer } = useSession();
  const ensure = useMutation(api.users.ensure);
  const signedIn = status === "signed-in";
  useEffect(() => {
    if (signedIn && viewer) ensure({}).catch((error: unknown) => toast.error(describeError(error).message));
  }, [signedIn, viewer, ensure]);
  return null;
}
