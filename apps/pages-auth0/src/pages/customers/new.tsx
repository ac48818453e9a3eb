import { RequireSignIn } from "../../auth/require-sign-in";
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
