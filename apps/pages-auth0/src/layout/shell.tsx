import { IntentLink, useConnection } from "@repo/convex-next";
import { AppShell, Brand, ConnectionBanner, NavItem, Toaster } from "@repo/ui";
import { usePathname } from "next/navigation";
import Link from "next/link";
import type { ReactNode } from "react";
import { AccountMenu } from "../auth/account-menu";
import { navigation } from "./navigation";

export function Shell({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const connection = useConnection();
  return (
    <AppShell
      brand={
        <Link href="/">
          <Brand />
        </Link>
      }
      subtitle="Pages Router + Auth0"
      nav={navigation.map(({ href, label, within = href, data }) => (
        <NavItem key={href} active={isWithin(pathname, within)} asChild>
          <IntentLink href={href} data={data} navigate="press">
            {label}
          </IntentLink>
        </NavItem>
      ))}
      account={<AccountMenu />}
      banner={<ConnectionBanner state={connection} />}
    >
      {children}
      <Toaster />
    </AppShell>
  );
}

function isWithin(pathname: string | null, href: string): boolean {
  return pathname === href || (href !== "/" && pathname?.startsWith(`${href}/`) === true);
}
