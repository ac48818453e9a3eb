import { Shell as Frame } from "@repo/features/layout";
import { useRouter } from "next/router";
import type { ReactNode } from "react";
import { AccountMenu } from "../auth/account-menu";
import { SignInOutage } from "../auth/sign-in-outage";

export function Shell({ children }: { children: ReactNode }) {
  return (
    // The route, which is known in a static file too. `usePathname` would bring the App Router's code to every page.
    <Frame
      subtitle="Pages Router + Auth0"
      pathname={useRouter().pathname}
      account={<AccountMenu />}
      banner={<SignInOutage />}
    >
      {children}
    </Frame>
  );
}
