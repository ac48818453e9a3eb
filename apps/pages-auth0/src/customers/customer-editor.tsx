import { api } from "@repo/convex-backend/api";
import { appErrorOf } from "@repo/convex-backend/errors";
import { updateCustomer } from "@repo/convex-backend/optimistic";
import { IntentLink, useAuthedMutation, useLiveQuery, useWarm, type OwnedPreload } from "@repo/convex-next";
import { Card, CardBody, CustomerForm, PageHeader, PageSkeleton, toast } from "@repo/ui";
import { useState } from "react";
import { SignInPrompt } from "../auth/sign-in-prompt";
import { customerCall, customerPagesCall } from "./data";
import { formResult } from "./form-result";
import { CustomerNotFound } from "./not-found";
import { QueryBadge } from "./query-badge";
import { RemoveCustomer } from "./remove-customer";
import { toValues } from "./row";

interface CustomerEditorProps {
  id: string;
  preloaded?: OwnedPreload<typeof api.customers.get> | null;
}

export function CustomerEditor({ id, preloaded }: CustomerEditorProps) {
  const customer = useLiveQuery(customerCall(id), preloaded);
  useWarm(customerPagesCall());
  const update = useAuthedMutation(api.customers.update).withOptimisticUpdate(updateCustomer);
  const [leaving, setLeaving] = useState(false);

  if (customer.status === "signed-out") return <SignInPrompt />;
  if (leaving) return <PageSkeleton />;
  if (customer.status === "error") {
    if (appErrorOf(customer.error)?.code === "NOT_FOUND") return <CustomerNotFound />;
    throw customer.error;
  }
  if (!customer.data) return <PageSkeleton />;

  const { name } = customer.data;
  return (
    <>
      <PageHeader
        title={name}
        description={<QueryBadge status={customer.status} />}
        back={
          <IntentLink href="/customers" data={[customerPagesCall()]}>
            Customers
          </IntentLink>
        }
        actions={<RemoveCustomer id={id} name={name} onRemove={() => setLeaving(true)} />}
      />
      <Card>
        <CardBody>
          <CustomerForm
            initial={toValues(customer.data)}
            submitLabel="Save changes"
            onSubmit={async (values) => {
              const result = await formResult(() => update({ id, ...values }));
              if (result.ok) toast.success("Changes saved");
              return result;
            }}
          />
        </CardBody>
      </Card>
    </>
  );
}
