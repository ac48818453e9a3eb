import { Shell as Frame } from "@repo/features/layout";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AccountMenu } from "../auth/account-menu";

export function Shell({ children }: { children: ReactNode }) {
  return (
    <Frame subtitle="Pages Router + Auth0" pathname={usePathname()} account={<AccountMenu />}>
      {children}
    </Frame>
  );
}
