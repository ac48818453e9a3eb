import { CustomersList } from "../../customers/customers-list";
import { Title } from "../../layout/title";

export default function CustomersPage() {
  return (
    <>
      <Title>Customers</Title>
      <CustomersList />
    </>
  );
}
