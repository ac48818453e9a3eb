import { ClerkProvider } from "@clerk/nextjs";
import { NoScript } from "@repo/ui";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { appearance } from "#auth/appearance.ts";
import { AuthProvider } from "#auth/provider.tsx";
import { Features } from "#features.tsx";
import { Progress } from "#layout/progress.tsx";
import { Shell } from "#layout/shell.tsx";
import "#styles/global.css";

export const metadata: Metadata = {
  title: { template: "%s · Ledger", default: "Ledger" },
  description: "A list of the people you work for, live on every screen.",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        {/* Not `dynamic`: the server would then render every page, the public ones too, for each visitor. */}
        <ClerkProvider
          appearance={appearance}
          afterSignOutUrl="/"
          signInFallbackRedirectUrl="/customers"
          signUpFallbackRedirectUrl="/customers"
        >
          <AuthProvider>
            <Features>
              <Progress />
              <Shell>{children}</Shell>
            </Features>
          </AuthProvider>
        </ClerkProvider>
        <NoScript />
      </body>
    </html>
  );
}
