import { Button, Callout } from "@repo/ui";

interface LoginUnavailableProps {
  readonly title: string;
  /** What has to wait, or what to do about it. */
  readonly children: string;
}

/** Says, above the page, why nobody can sign in, so that nobody waits in vain. What needs no login still works. */
export function LoginUnavailable({ title, children }: LoginUnavailableProps) {
  return (
    <div role="alert" className="mx-auto max-w-6xl px-4 pt-4 sm:px-6">
      <Callout
        tone="warning"
        title={title}
        action={
          <Button size="sm" variant="secondary" onClick={() => window.location.reload()}>
            Try again
          </Button>
        }
      >
        {children}
      </Callout>
    </div>
  );
}
