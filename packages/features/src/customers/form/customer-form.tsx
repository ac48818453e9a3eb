"use client";

import { customerFieldLabels, customerStatuses, type CustomerValues } from "@repo/convex-backend/rules";
import type { ReactNode } from "react";
import { Callout, Button, Field, Input, Select, Textarea } from "@repo/ui";
import { useHydrated } from "@repo/convex-next";
import { customerStatusLooks } from "../customer";
import { ChangedElsewhere } from "./changed-elsewhere";
import { useCustomerForm, type SubmitCustomer } from "./use-customer-form";

export interface CustomerFormProps {
  /**
   * The stored values, for editing; they may change while the form is open. Untouched fields follow them, touched
   * ones stay, and the form says which were changed elsewhere. Without: a new customer, and a form that empties
   * itself once it is saved. Give each customer a form of its own (`key`).
   */
  readonly initial?: CustomerValues;
  readonly submitLabel: string;
  readonly onSubmit: SubmitCustomer;
  /** A link or button that leaves the form. */
  readonly cancel?: ReactNode;
}

/** Adds or edits a customer. */
export function CustomerForm({ initial, submitLabel, onSubmit, cancel }: CustomerFormProps) {
  const form = useCustomerForm(initial, onSubmit);
  const { attach, values, errors, message, pending, conflicts, edit, submit } = form;
  // Before hydration the browser would send the form itself, with the values in the address.
  const hydrated = useHydrated();

  return (
    <form ref={attach} noValidate onSubmit={submit} className="space-y-5">
      <div role="alert" className="empty:hidden">
        {message !== undefined && <Callout tone="danger">{message}</Callout>}
      </div>
      <div aria-live="polite" className="empty:hidden">
        {conflicts.length > 0 && <ChangedElsewhere {...form} />}
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={customerFieldLabels.name} required error={errors.name}>
          {(control) => (
            <Input
              {...control}
              name="name"
              autoComplete="off"
              value={values.name}
              onChange={(event) => edit({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={customerFieldLabels.email} required error={errors.email}>
          {(control) => (
            <Input
              {...control}
              name="email"
              // The browser trims and punycodes what is typed into type="email" before we see it.
              inputMode="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={values.email}
              onChange={(event) => edit({ email: event.target.value })}
            />
          )}
        </Field>
        <Field label={customerFieldLabels.company} error={errors.company}>
          {(control) => (
            <Input
              {...control}
              name="company"
              autoComplete="off"
              value={values.company}
              onChange={(event) => edit({ company: event.target.value })}
            />
          )}
        </Field>
        <Field label={customerFieldLabels.status} error={errors.status}>
          {(control) => (
            <Select
              {...control}
              name="status"
              value={values.status}
              onChange={({ target }) => {
                const status = customerStatuses.find((status) => status === target.value);
                if (status !== undefined) edit({ status });
              }}
            >
              {customerStatuses.map((status) => (
                <option key={status} value={status}>
                  {customerStatusLooks[status].label}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field label={customerFieldLabels.notes} error={errors.notes} hint="Only you see your notes.">
        {(control) => (
          <Textarea
            {...control}
            name="notes"
            rows={4}
            value={values.notes}
            onChange={(event) => edit({ notes: event.target.value })}
          />
        )}
      </Field>
      <div className="flex flex-wrap items-center gap-3 border-t border-border pt-5">
        <Button type="submit" pending={pending} disabled={!hydrated}>
          {submitLabel}
        </Button>
        {cancel}
      </div>
    </form>
  );
}
