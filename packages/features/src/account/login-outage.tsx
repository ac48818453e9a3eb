import { Button } from "@repo/ui";
import { Callout } from "@repo/ui";

/**
 * Says, above the page, that the login cannot be renewed at the moment. Its live region is always in the document: one
 * that is inserted together with its text is not announced.
 *
 * @param onRetry tries again at once; undefined while there is nothing to say
 */
export function LoginOutage({ onRetry }: { readonly onRetry: (() => void) | undefined }) {
  return (
    <div aria-live="polite" className="fixed inset-x-4 bottom-4 z-40 mx-auto max-w-xl">
      {onRetry && (
        <Callout
          tone="warning"
          title="The login service does not answer"
          action={
            <Button size="sm" variant="secondary" onClick={onRetry}>
              Try now
            </Button>
          }
        >
          Nothing is lost. Until your login can be renewed, what you see may be out of date, and what you save
          waits.
        </Callout>
      )}
    </div>
  );
}
