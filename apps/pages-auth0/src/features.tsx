import { FeaturesProvider } from "@repo/features/app";
import { ComparisonReporter } from "@repo/features/comparison";
import { useRouter } from "next/router";
import { useMemo, type ReactNode } from "react";
import { SignInPrompt } from "./auth/sign-in-prompt";
import { useApiToken } from "./auth/use-api-token";
import { AddSamples } from "./customers/add-samples";
import { env } from "./env"; // only: both

/** Gives the features what this router and this identity provider make different. */
export function Features({ children }: { children: ReactNode }) {
  const router = useRouter();
  const { push } = router;
  const getApiToken = useApiToken();
  const app = useMemo(
    // This router's `push` promises to arrive, for which no feature waits.
    () => ({ SignInPrompt, AddSamples, getApiToken, go: (path: string) => void push(path) }),
    [push, getApiToken],
  );
  return (
    <FeaturesProvider value={app}>
      {children}
      {/* only: both */}
      <ComparisonReporter
        origin={env.COMPARE_ORIGIN}
        isDevelopment={env.NODE_ENV === "development"}
        replace={(path) => void router.replace(path)}
      />
      {/* only: end */}
    </FeaturesProvider>
  );
}
