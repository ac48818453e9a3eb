"use client";

import { Button, ErrorView } from "@repo/ui";
import "#styles/global.css";

/** Stands in for the whole document when the layout itself fails. */
export default function GlobalErrorPage({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error · Ledger</title>
        <ErrorView
          title="Ledger could not be shown"
          message="Something failed on our side. Nothing is lost."
          action={<Button onClick={reset}>Try again</Button>}
        />
      </body>
    </html>
  );
}
