"use client";

import { EmptyState } from "@repo/ui";
import { Users } from "lucide-react";
import { useApp } from "../app";

/** Stands in for an empty list. */
export function NoCustomers() {
  const { AddSamples } = useApp();
  return (
    <EmptyState
      icon={<Users aria-hidden />}
      title="No customers yet"
      description="Add your first one, or start with a handful of made-up customers."
      action={<AddSamples />}
    />
  );
}
