import { PageHeader } from "@repo/ui";

export function Introduction() {
  return (
    <PageHeader
      title="Your customers, in one place"
      description="Ledger keeps a list of the people you work for, and every screen that shows it is live. This is the Pages Router with Auth0; its twin, the App Router with Clerk, shows the same data."
    />
  );
}
