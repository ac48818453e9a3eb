"use client";

import { Shell as Frame } from "@repo/features/layout";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AccountMenu } from "../auth/account-menu";
import { SignInOutage } from "../auth/sign-in-outage";

export function Shell({ children }: { children: ReactNode }) {
  return (
    <Frame
      subtitle="App Router + Clerk"
      pathname={usePathname()}
      account={<AccountMenu />}
      banner={<SignInOutage />}
    >
      {children}
    </Frame>
  );
}
