"use client";

import type { api } from "@repo/convex-backend/api";
import { useLiveQuery, type OwnedPreload } from "@repo/convex-next";
import { SignInPrompt } from "../app";
import { customersCall } from "../customers/data";
import { CustomersPanel } from "./customers-panel";

interface LiveCustomersProps {
  preloaded?: OwnedPreload<typeof api.customers.listByUser> | null;
}

/** Your customers, live from the first answer on, and before that as the server preloaded them, if it did. */
export function LiveCustomers({ preloaded }: LiveCustomersProps) {
  const customers = useLiveQuery(customersCall, preloaded);
  if (customers.status === "error") throw customers.error;
  if (customers.status === "signed-out") return <SignInPrompt />;
  return <CustomersPanel customers={customers.data} />;
}
