"use client";

import { api } from "@repo/convex-backend/api";
import { appErrorOf } from "@repo/convex-backend/errors";
import { updateCustomer } from "@repo/convex-backend/optimistic";
import {
  IntentLink,
  useAuthedMutation,
  useLiveQuery,
  usePrewarm,
  type OwnedPreload,
} from "@repo/convex-next";
import { Card, CardBody, PageHeader, PageSkeleton, toast } from "@repo/ui";
import { useState } from "react";
import { SignInPrompt, useApp } from "../app";
import { customerCall, customerPagesCall } from "./data";
import { formResult } from "./form-result";
import { CustomerForm } from "./form/customer-form";
import { useIsShown } from "./form/use-is-shown";
import type { SubmitCustomer } from "./form/use-customer-form";
import { CustomerNotFound } from "./not-found";
import { QueryBadge } from "./query-badge";
import { RemoveCustomer } from "./remove-customer";
import { RemovedElsewhere } from "./removed-elsewhere";
import { toValues } from "./row";

interface CustomerEditorProps {
  id: string;
  preloaded?: OwnedPreload<typeof api.customers.get> | null;
}

export function CustomerEditor({ id, preloaded }: CustomerEditorProps) {
  const { go } = useApp();
  const customer = useLiveQuery(customerCall(id), preloaded);
  usePrewarm(customerPagesCall());
  const update = useAuthedMutation(api.customers.update).withOptimisticUpdate(updateCustomer);
  const create = useAuthedMutation(api.customers.create);
  const isShown = useIsShown();
  const [redirecting, setRedirecting] = useState(false);
  // What was last on the screen: somebody else may remove the customer while it is being edited here.
  const [last, setLast] = useState(customer.data);
  if (customer.data && customer.data !== last) setLast(customer.data);

  if (customer.status === "signed-out") return <SignInPrompt />;
  if (redirecting) return <PageSkeleton />;
  const isGone = customer.status === "error" && appErrorOf(customer.error)?.code === "NOT_FOUND";
  if (customer.status === "error" && !isGone) throw customer.error;
  const shown = customer.data ?? (isGone ? last : undefined);
  if (!shown) return isGone ? <CustomerNotFound /> : <PageSkeleton />;

  const save: SubmitCustomer = async (_, { fields, base }) => {
    const result = await formResult(() => update({ id, ...fields, base }));
    if (result.ok) toast.success("Changes saved");
    return result;
  };
  const saveAsNew: SubmitCustomer = async (values) => {
    const result = await formResult(async () => {
      const created = await create(values);
      if (isShown()) go(`/customers/${created}`);
    });
    if (result.ok) toast.success(`${values.name} added`);
    return result;
  };
  const { name } = shown;
  return (
    <>
      <PageHeader
        title={name}
        description={isGone ? undefined : <QueryBadge status={customer.status} />}
        back={
          <IntentLink href="/customers" data={[customerPagesCall()]}>
            Customers
          </IntentLink>
        }
        actions={
          isGone ? undefined : <RemoveCustomer id={id} name={name} onRemove={() => setRedirecting(true)} />
        }
      />
      <RemovedElsewhere isGone={isGone} />
      <Card>
        <CardBody>
          {/* The same form, whatever has become of the customer: what was typed stays in it. */}
          <CustomerForm
            initial={toValues(shown)}
            submitLabel={isGone ? "Save as a new customer" : "Save changes"}
            onSubmit={isGone ? saveAsNew : save}
          />
        </CardBody>
      </Card>
    </>
  );
}
