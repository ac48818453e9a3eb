"use client";

import { api } from "@repo/convex-backend/api";
import { IntentLink, useAuthedMutation, usePrewarm } from "@repo/convex-next";
import { Button, Card, CardBody, PageHeader, toast } from "@repo/ui";
import { CustomerForm } from "./form/customer-form";
import { useIsShown } from "./form/use-is-shown";
import { useApp } from "../app";
import { customerPagesCall } from "./data";
import { formResult } from "./form-result";

export function NewCustomer() {
  const { go } = useApp();
  const create = useAuthedMutation(api.customers.create);
  const isShown = useIsShown();
  usePrewarm(customerPagesCall());
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
                // Whoever did not wait for the answer is somewhere else, and may be typing there.
                if (isShown()) go("/customers");
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
