import { PageHeader } from "@repo/ui";

export function Introduction() {
  return (
    <PageHeader
      title="Your customers, in one place"
      description="Ledger keeps a list of the people you work for, and every screen that shows it is live. This is the App Router with Clerk; its twin, the Pages Router with Auth0, shows the same data."
    />
  );
}
