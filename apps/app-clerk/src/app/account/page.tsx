import type { Metadata } from "next";
import { AccountDetails } from "../../account/account-details";
import { accountCall } from "../../account/data";
import { preloadForViewer } from "../../auth/server";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  return <AccountDetails preloaded={await preloadForViewer(accountCall)} />;
}
