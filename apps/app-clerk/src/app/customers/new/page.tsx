import type { Metadata } from "next";
import { RequireSignIn } from "@repo/features/account";
import { NewCustomer } from "@repo/features/customers";

export const metadata: Metadata = { title: "Add customer" };

export default function NewCustomerPage() {
  return (
    <RequireSignIn>
      <NewCustomer />
    </RequireSignIn>
  );
}
