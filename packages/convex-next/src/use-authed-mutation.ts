"use client";

import { useMutation, type ReactMutation } from "convex/react";
import type { FunctionReference } from "convex/server";
import { useMemo } from "react";
import { useWhenSignedIn } from "./session.tsx";

/**
 * `useMutation` for what only a signed-in person may do. A page that came from the server can be used before the
 * deployment has confirmed the session; what is written then waits for that, instead of running unauthenticated.
 *
 * @throws (the call) ConvexError UNAUTHENTICATED when it turns out that nobody is signed in, and whatever the mutation throws
 */
export function useAuthedMutation<Mutation extends FunctionReference<"mutation">>(
  mutation: Mutation,
): ReactMutation<Mutation> {
  const mutate = useMutation(mutation);
  const whenSignedIn = useWhenSignedIn();
  return useMemo(() => afterSignIn(mutate, whenSignedIn), [mutate, whenSignedIn]);
}

function afterSignIn<Mutation extends FunctionReference<"mutation">>(
  mutate: ReactMutation<Mutation>,
  whenSignedIn: () => Promise<void>,
): ReactMutation<Mutation> {
  const run: (...args: Parameters<typeof mutate>) => ReturnType<typeof mutate> = async (...args) => {
    await whenSignedIn();
    return await mutate(...args);
  };
  return Object.assign(run, {
    withOptimisticUpdate: (update: Parameters<typeof mutate.withOptimisticUpdate>[0]) =>
      afterSignIn(mutate.withOptimisticUpdate(update), whenSignedIn),
  });
}
