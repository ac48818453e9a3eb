"use client";

import { useLiveQuery, type OwnedPreload } from "@repo/convex-next";
import { customersCall } from "@/customers-call";
import type { api } from "../convex/_generated/api";

export function Customers({ preloaded }: { preloaded: OwnedPreload<typeof api.customers.list> | null }) {
  const customers = useLiveQuery(customersCall, preloaded);
  if (customers.status === "error") throw customers.error;
  if (customers.status === "signed-out") return <p>Sign in to see your customers.</p>;
  return (
    <ul data-status={customers.status}>
      {customers.data?.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
