"use client";

import { sampleSizes } from "@repo/convex-backend/rules";
import { Button } from "@repo/ui";
import { useActionState } from "react";
import { addSampleCustomers } from "./actions";

/** Adds made-up customers by a Server Action. It is a form, so it works before, and without, JavaScript. */
export function AddSamples() {
  const [refusal, add, pending] = useActionState(addSampleCustomers, null);
  return (
    <form action={add} className="flex flex-col items-center gap-3">
      <input type="hidden" name="count" value={sampleSizes.usual} />
      <Button type="submit" variant="secondary" pending={pending}>
        Add sample customers
      </Button>
      <output className="text-sm text-danger">{refusal}</output>
    </form>
  );
}
