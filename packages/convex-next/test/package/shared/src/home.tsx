import { IntentLink } from "@repo/convex-next";
import { customersCall } from "@/customers-call";

export function Home() {
  return (
    <IntentLink href="/customers" data={[customersCall]}>
      Customers
    </IntentLink>
  );
}
