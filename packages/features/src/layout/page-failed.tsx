"use client";

import { Button, ErrorView } from "@repo/ui";

/** In place of a page that failed while it was rendered. */
export function PageFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <ErrorView
      title="This page could not be shown"
      message="Nothing is lost. If it happens again, come back in a minute."
      action={<Button onClick={onRetry}>Try again</Button>}
    />
  );
}
