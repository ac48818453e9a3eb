import { ClerkProvider } from "@clerk/nextjs";
import { NoScript } from "@repo/ui";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AuthProvider } from "#auth/provider.tsx";
import { WithClerkUI } from "#auth/with-clerk-ui.tsx";
import { Features } from "#features.tsx";
import { Progress } from "#layout/progress.tsx";
import { Shell } from "#layout/shell.tsx";
import "#styles/global.css";

export const metadata: Metadata = {
  title: { template: "%s · Ledger", default: "Ledger" },
  description: "A list of the people you work for, live on every screen.",
};

export default function RootLayout({ children }: { children: ReactNode }) {
  const product = (
    <AuthProvider>
      <Features>
        <Progress />
        <Shell>{children}</Shell>
      </Features>
    </AuthProvider>
  );
  return (
    <html lang="en">
      <body>
        {/* Not `dynamic`: the server would then render every page, the public ones too, for each visitor. What Clerk's
            components need, they are given: each provider's props are in the HTML of every page. */}
        <WithClerkUI
          withUI={<ClerkProvider>{product}</ClerkProvider>}
          withoutUI={<ClerkProvider prefetchUI={false}>{product}</ClerkProvider>}
        />
        <NoScript />
      </body>
    </html>
  );
}
