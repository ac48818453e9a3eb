"use client";

import { FeaturesProvider } from "@repo/features/app";
import { ComparisonReporter } from "@repo/features/comparison";
import { useRouter } from "next/navigation";
import { useMemo, type ReactNode } from "react";
import { SignInPrompt } from "./auth/sign-in-prompt";
import { useApiToken } from "./auth/use-api-token";
import { AddSamples } from "./customers/add-samples";
import { env } from "./env"; // only: both

/** Gives the features what this router and this identity provider make different. */
export function Features({ children }: { children: ReactNode }) {
  const router = useRouter();
  const getApiToken = useApiToken();
  const app = useMemo(
    () => ({ SignInPrompt, AddSamples, getApiToken, go: (path: string) => router.push(path) }),
    [router, getApiToken],
  );
  return (
    <FeaturesProvider value={app}>
      {children}
      {/* only: both */}
      <ComparisonReporter
        origin={env.COMPARE_ORIGIN}
        isDevelopment={env.NODE_ENV === "development"}
        replace={(path) => router.replace(path)}
      />
      {/* only: end */}
    </FeaturesProvider>
  );
}
