"use client";

import { Button, EmptyState } from "@repo/ui";
import { Users } from "lucide-react";
import { useActionState } from "react";
import { addSampleCustomers } from "./actions";

export function NoCustomers() {
  const [refusal, add, pending] = useActionState(addSampleCustomers, null);
  return (
    <EmptyState
      icon={<Users aria-hidden />}
      title="No customers yet"
      description="Add your first one, or start with a handful of made-up customers."
      action={
        <form action={add} className="flex flex-col items-center gap-3">
          <input type="hidden" name="count" value="8" />
          <Button type="submit" variant="secondary" pending={pending}>
            Add sample customers
          </Button>
          <output className="text-sm text-danger">{refusal}</output>
        </form>
      }
    />
  );
}
