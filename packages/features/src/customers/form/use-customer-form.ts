"use client";

import {
  blankCustomer,
  customerFieldLabels,
  customerFields,
  type CustomerErrors,
  type CustomerField,
  type CustomerValues,
  cleanCustomer,
  validateCustomer,
} from "@repo/convex-backend/rules";
import { useCallback, useRef, useState, type SubmitEvent } from "react";
import { flushSync } from "react-dom";
import { useLeaveQuestion } from "@repo/ui";
import { type FormResult } from "../customer";
import {
  changeOf,
  conflictsOf,
  followStored,
  isTouched,
  keepTyped,
  markSaved,
  sameCustomer,
  startDraft,
  takeStored,
  type CustomerChange,
  type CustomerDraft,
} from "./customer-draft";
import { readCustomerForm } from "./read-customer-form";

interface Failure {
  readonly message: string;
  readonly fields: CustomerErrors;
}

export interface CustomerFormState {
  /** The `<form>`'s ref. */
  readonly attach: (form: HTMLFormElement | null) => void;
  readonly values: CustomerValues;
  readonly errors: CustomerErrors;
  /** What kept the form from being saved, for the error summary. */
  readonly message: string | undefined;
  readonly pending: boolean;
  /** Touched fields that were changed elsewhere meanwhile. */
  readonly conflicts: readonly CustomerField[];
  /** What is stored, as last seen. */
  readonly stored: CustomerValues;
  readonly edit: (change: Partial<CustomerValues>) => void;
  readonly submit: (event: SubmitEvent<HTMLFormElement>) => void;
  readonly takeStored: () => void;
  readonly keepTyped: () => void;
}

function summarize(errors: CustomerErrors): string {
  const invalid = customerFields.filter((field) => errors[field] !== undefined);
  return `Not saved yet. Check what is marked: ${listed(invalid)}.`;
}

const listed = (fields: readonly CustomerField[]) =>
  fields.map((field) => customerFieldLabels[field].toLowerCase()).join(", ");

function focusFirstInvalid(form: HTMLFormElement, errors: CustomerErrors) {
  const first = customerFields.find((field) => errors[field] !== undefined);
  const control = first === undefined ? null : form.elements.namedItem(first);
  if (control instanceof HTMLElement) control.focus();
}

/**
 * Saves a form. It gets all values, valid and as they will be stored, and what of them is changed. Rejecting is shown
 * like a failure; nothing typed is lost.
 */
export type SubmitCustomer = (values: CustomerValues, change: CustomerChange) => Promise<FormResult>;

/** What `CustomerForm` does; the component is what it looks like. */
export function useCustomerForm(
  initial: CustomerValues | undefined,
  onSubmit: SubmitCustomer,
): CustomerFormState {
  const submitting = useRef(false);
  const [draft, setDraft] = useState<CustomerDraft>(() => startDraft(initial ?? blankCustomer));
  const [failure, setFailure] = useState<Failure>();
  const [pending, setPending] = useState(false);

  const stored = initial ?? blankCustomer;
  // Not while it is being saved: a stored value may then be this form's own, shown ahead of the answer, and is taken back
  // if the answer is no.
  if (!pending && !sameCustomer(draft.stored, stored)) setDraft(followStored(draft, stored));

  const conflicts = pending ? [] : conflictsOf(draft);

  useLeaveQuestion(isTouched(draft));

  // What was typed into the server's HTML before it hydrated: React would put its own values back over it.
  const attach = useCallback((form: HTMLFormElement | null) => {
    if (form === null) return;
    setDraft((current) => {
      const values = readCustomerForm(form, current.values);
      return sameCustomer(values, current.values) ? current : { ...current, values };
    });
  }, []);

  function fail(form: HTMLFormElement, message: string, fields: CustomerErrors) {
    // The error must be in the document before the focus lands on its field, or it is not read out.
    flushSync(() => setFailure({ message, fields }));
    focusFirstInvalid(form, fields);
  }

  async function save(form: HTMLFormElement, values: CustomerValues) {
    const before = draft.stored;
    submitting.current = true;
    setPending(true);
    setFailure(undefined);
    let result: FormResult;
    try {
      result = await onSubmit(values, changeOf(draft, values));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      result = { ok: false, message: `Not saved: ${reason}. What you typed is still here; try again.` };
    }
    submitting.current = false;
    setPending(false);
    if (!result.ok) fail(form, result.message, result.fields ?? {});
    else if (initial === undefined) setDraft(startDraft(blankCustomer));
    else setDraft((current) => markSaved(current, values, before));
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (submitting.current) return;
    if (conflicts.length > 0) {
      fail(event.currentTarget, `Not saved yet. Choose what to keep of: ${listed(conflicts)}.`, {});
      return;
    }
    const errors = validateCustomer(draft.values);
    if (Object.keys(errors).length > 0) {
      fail(event.currentTarget, summarize(errors), errors);
      return;
    }
    const values = cleanCustomer(draft.values);
    setDraft((current) => ({ ...current, values }));
    void save(event.currentTarget, values);
  }

  function edit(change: Partial<CustomerValues>) {
    setDraft((current) => ({ ...current, values: { ...current.values, ...change } }));
    setFailure((current) => {
      if (current === undefined) return undefined;
      const fields = { ...current.fields };
      for (const field of customerFields) if (field in change) delete fields[field];
      // A corrected form says nothing; a message that is not about a field stays until the next attempt.
      const corrected = Object.keys(fields).length === 0 && Object.keys(current.fields).length > 0;
      return corrected ? undefined : { ...current, fields };
    });
  }

  function settle(choose: (draft: CustomerDraft) => CustomerDraft) {
    setDraft(choose);
    setFailure(undefined);
  }

  return {
    attach,
    values: draft.values,
    errors: failure?.fields ?? {},
    message: failure?.message,
    pending,
    conflicts,
    stored: draft.stored,
    edit,
    submit,
    takeStored: () => settle(takeStored),
    keepTyped: () => settle(keepTyped),
  };
}
