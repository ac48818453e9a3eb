import type { Metadata } from "next";
import { AccountDetails } from "@repo/features/account";
import { accountCall } from "@repo/features/account/data";
import { preloadForViewer } from "#auth/server.ts";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  return <AccountDetails preloaded={await preloadForViewer(accountCall)} />;
}
