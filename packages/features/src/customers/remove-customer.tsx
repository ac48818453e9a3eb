"use client";

import { api } from "@repo/convex-backend/api";
import { describeError } from "@repo/convex-backend/errors";
import { removeCustomer } from "@repo/convex-backend/optimistic";
import { useAuthedMutation } from "@repo/convex-next";
import { Button, toast } from "@repo/ui";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useApp } from "../app";

interface RemoveCustomerProps {
  id: string;
  name: string;
  /** Called before the customer is gone, so that the page can step aside instead of showing "not found". */
  onRemove: () => void;
}

type Question = typeof import("@repo/ui/confirm-dialog");

/** Nobody else needs its code. */
const loadQuestion = () => import("@repo/ui/confirm-dialog");

const prepareQuestion = () =>
  void loadQuestion().catch((error: unknown) => console.warn("The click will try again.", error));

/** Asks, then leaves for the list at once; the list has dropped the customer by then, and takes it back on failure. */
export function RemoveCustomer({ id, name, onRemove }: RemoveCustomerProps) {
  const { go } = useApp();
  const remove = useAuthedMutation(api.customers.remove).withOptimisticUpdate(removeCustomer);
  const [question, setQuestion] = useState<Question>();
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    try {
      setQuestion(await loadQuestion());
      setAsking(true);
    } catch (error) {
      console.error(error);
      toast.error("Nothing is removed: the question whether to do it was not loaded. Try again in a moment.");
    }
  };
  return (
    <>
      <Button
        variant="ghost"
        // Whoever is about to click gets the question at the click.
        onPointerEnter={prepareQuestion}
        onFocus={prepareQuestion}
        onClick={() => void ask()}
      >
        <Trash2 aria-hidden /> Remove
      </Button>
      {question && (
        <question.ConfirmDialog
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
      )}
    </>
  );
}
