"use client";

import { api } from "@repo/convex-backend/api";
import { IntentLink, useAuthedMutation, useWarm } from "@repo/convex-next";
import { Button, Card, CardBody, CustomerForm, PageHeader, toast } from "@repo/ui";
import { useRouter } from "next/navigation";
import { customerPagesCall } from "./data";
import { formResult } from "./form-result";

export function NewCustomer() {
  const router = useRouter();
  const create = useAuthedMutation(api.customers.create);
  useWarm(customerPagesCall());
  return (
    <>
      <PageHeader
        title="Add customer"
        back={
          <IntentLink href="/customers" data={[customerPagesCall()]}>
            Customers
          </IntentLink>
        }
      />
      <Card>
        <CardBody>
          <CustomerForm
            submitLabel="Add customer"
            onSubmit={async (values) => {
              const result = await formResult(() => create(values));
              if (result.ok) {
                toast.success(`${values.name.trim()} added`);
                router.push("/customers");
              }
              return result;
            }}
            cancel={
              <Button variant="ghost" asChild>
                <IntentLink href="/customers" data={[customerPagesCall()]}>
                  Cancel
                </IntentLink>
              </Button>
            }
          />
        </CardBody>
      </Card>
    </>
  );
}
