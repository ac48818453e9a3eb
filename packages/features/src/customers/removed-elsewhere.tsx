import { Callout } from "@repo/ui";

/**
 * Says above the form that its customer is gone. The live region is in the document before: one that is inserted together
 * with its text is not announced.
 */
export function RemovedElsewhere({ isGone }: { isGone: boolean }) {
  return (
    <div role="alert" className="not-empty:mb-6">
      {isGone && (
        <Callout tone="warning" title="This customer was removed elsewhere">
          What you see, and what you typed, is still here. You can save it as a new customer.
        </Callout>
      )}
    </div>
  );
}
