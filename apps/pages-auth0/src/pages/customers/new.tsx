import { RequireSignIn } from "@repo/features/account";
import { NewCustomer } from "@repo/features/customers";
import { Title } from "#layout/title.tsx";

export default function NewCustomerPage() {
  return (
    <>
      <Title>Add customer</Title>
      <RequireSignIn>
        <NewCustomer />
      </RequireSignIn>
    </>
  );
}
