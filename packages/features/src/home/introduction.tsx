import { PageHeader } from "@repo/ui";

interface IntroductionProps {
  /** The router and the identity provider of this app: "App Router with Clerk". */
  here: string;
  /** Those of the other one. */
  twin: string;
}

export function Introduction({ here, twin }: IntroductionProps) {
  return (
    <PageHeader
      title="Your customers, in one place"
      description={`Ledger keeps a list of the people you work for, and every screen that shows it is live. This is the ${here}; its twin, the ${twin}, shows the same data.`}
    />
  );
}
