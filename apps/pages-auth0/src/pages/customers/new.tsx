import { RequireSignIn } from "@repo/features/account";
import { NewCustomer } from "@repo/features/customers";
import { Title } from "../../layout/title";

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
