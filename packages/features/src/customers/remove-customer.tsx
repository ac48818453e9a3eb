"use client";

import { api } from "@repo/convex-backend/api";
import { describeError } from "@repo/convex-backend/errors";
import { removeCustomer } from "@repo/convex-backend/optimistic";
import { useAuthedMutation } from "@repo/convex-next";
import { Button, ConfirmDialog, toast } from "@repo/ui";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useApp } from "../app";

interface RemoveCustomerProps {
  id: string;
  name: string;
  /** Called before the customer is gone, so that the page can step aside instead of showing "not found". */
  onRemove: () => void;
}

/** Asks, then leaves for the list at once; the list has dropped the customer by then, and takes it back on failure. */
export function RemoveCustomer({ id, name, onRemove }: RemoveCustomerProps) {
  const { go } = useApp();
  const remove = useAuthedMutation(api.customers.remove).withOptimisticUpdate(removeCustomer);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setAsking(true)}>
        <Trash2 aria-hidden /> Remove
      </Button>
      <ConfirmDialog
        open={asking}
        title={`Remove ${name}?`}
        description="The customer and all notes are deleted. This cannot be undone."
        confirmLabel="Remove customer"
        tone="danger"
        pending={false}
        onConfirm={() => {
          onRemove();
          remove({ id }).then(
            () => toast.success(`${name} removed`),
            (error: unknown) => toast.error(`${name} was not removed. ${describeError(error).message}`),
          );
          go("/customers");
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
