import { PageHeader } from "@repo/ui";

interface IntroductionProps {
  /** The router and the identity provider of this app: "App Router with Clerk". */
  here: string;
  // only: both
  /** Those of the other one. */
  twin: string;
  // only: end
}

export function Introduction({
  here,
  twin, // only: both
}: IntroductionProps) {
  return (
    <PageHeader
      title="Your customers, in one place"
      description={[
        `Ledger keeps a list of the people you work for, and every screen that shows it is live. This is the ${here}`,
        `; its twin, the ${twin}, shows the same data`, // only: both
        ".",
      ].join("")}
    />
  );
}
