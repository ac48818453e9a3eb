import { NoScript } from "@repo/ui";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ClerkProviderWithUI } from "#auth/clerk-provider.tsx";
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
        <ClerkProviderWithUI>
          <AuthProvider>
            <Features>
              <Progress />
              <Shell>{children}</Shell>
            </Features>
          </AuthProvider>
        </ClerkProviderWithUI>
        <NoScript />
      </body>
    </html>
  );
}
