"use client";

import { IntentLink } from "@repo/convex-next";
import { Button, ErrorView } from "@repo/ui";
import { customerPagesCall } from "./data";

export function CustomerNotFound() {
  return (
    <ErrorView
      title="No such customer"
      message="It was removed, or it belongs to somebody else."
      action={
        <Button asChild>
          <IntentLink href="/customers" data={[customerPagesCall()]}>
            Back to customers
          </IntentLink>
        </Button>
      }
    />
  );
}
