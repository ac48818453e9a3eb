"use client";

import { IntentLink, useConnection, useUnsentAtEnd } from "@repo/convex-next";
import { AppShell, ConnectionBanner, NavItem, Toaster } from "@repo/ui";
import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { navigation } from "./navigation";

interface ShellProps {
  /** The router and the identity provider, in three words. */
  subtitle: string;
  /** Where the browser is; null while that is not known. */
  pathname: string | null;
  /** The header's corner: sign in, or who is signed in and the way out. */
  account: ReactNode;
  /** What the app has to say above every page, below what is said of the connection. */
  banner?: ReactNode;
  children: ReactNode;
}

/** The frame of every page, with the product's name and its navigation. */
export function Shell({ subtitle, pathname, account, banner, children }: ShellProps) {
  const connection = useConnection();
  const unsentAtEnd = useUnsentAtEnd();
  // The lab counts what its own links run, so the header keeps out of it.
  const prewarm = isWithin(pathname, "/prefetch") ? "intent" : "idle";
  return (
    <AppShell
      brand={
        <Link href="/">
          <Brand />
        </Link>
      }
      subtitle={subtitle}
      nav={navigation.map(({ href, label, within = href, data }) => (
        <NavItem key={href} active={isWithin(pathname, within)} asChild>
          <IntentLink href={href} data={data} prewarm={prewarm} navigate="press">
            {label}
          </IntentLink>
        </NavItem>
      ))}
      account={account}
      connection={<ConnectionBanner state={unsentAtEnd ? "unsent" : connection} />}
      banner={banner}
    >
      {children}
      <Toaster />
    </AppShell>
  );
}

function isWithin(pathname: string | null, href: string): boolean {
  return pathname === href || (href !== "/" && pathname?.startsWith(`${href}/`) === true);
}
