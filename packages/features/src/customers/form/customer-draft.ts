import { customerFields, type CustomerField, type CustomerValues } from "@repo/convex-backend/rules";

/**
 * What is being typed, next to what is stored.
 *
 * A field is touched while its value differs from its base: the stored value it was typed over.
 */
export interface CustomerDraft {
  readonly values: CustomerValues;
  readonly base: CustomerValues;
  /** The stored values as last seen; a live query may move them under the form. */
  readonly stored: CustomerValues;
}

export function startDraft(stored: CustomerValues): CustomerDraft {
  return { values: stored, base: stored, stored };
}

export function sameCustomer(a: CustomerValues, b: CustomerValues): boolean {
  return customerFields.every((field) => a[field] === b[field]);
}

function pick(decide: (field: CustomerField) => CustomerValues): CustomerValues {
  const take = <F extends CustomerField>(field: F): CustomerValues[F] => decide(field)[field];
  return {
    name: take("name"),
    email: take("email"),
    company: take("company"),
    status: take("status"),
    notes: take("notes"),
  };
}

/** Whether anything typed is not stored yet. */
export function isTouched({ values, base }: CustomerDraft): boolean {
  return !sameCustomer(values, base);
}

/** The stored values have become `stored`: untouched fields follow, touched ones stay as typed. */
export function followStored(draft: CustomerDraft, stored: CustomerValues): CustomerDraft {
  const { values, base } = draft;
  const untouched = (field: CustomerField) => values[field] === base[field];
  const settled = (field: CustomerField) => untouched(field) || values[field] === stored[field];
  const changed = (field: CustomerField) => stored[field] !== draft.stored[field];
  return {
    values: pick((field) => (changed(field) && untouched(field) ? stored : values)),
    base: pick((field) => (changed(field) && settled(field) ? stored : base)),
    stored,
  };
}

/** Touched fields whose stored value has moved away from what was typed over, in the order of the form. */
export function conflictsOf({ values, base, stored }: CustomerDraft): readonly CustomerField[] {
  return customerFields.filter(
    (field) =>
      values[field] !== base[field] && stored[field] !== base[field] && stored[field] !== values[field],
  );
}

/** What saving changes: the touched fields alone, and what they were typed over. */
export interface CustomerChange {
  readonly fields: Partial<CustomerValues>;
  readonly base: Partial<CustomerValues>;
}

/** What saving `values` would change. */
export function changeOf({ base }: CustomerDraft, values: CustomerValues): CustomerChange {
  const touched = customerFields.filter((field) => values[field] !== base[field]);
  const only = (from: CustomerValues) => Object.fromEntries(touched.map((field) => [field, from[field]]));
  return { fields: only(values), base: only(base) };
}

/** Gives up what was typed in the fields that were changed elsewhere. */
export function takeStored(draft: CustomerDraft): CustomerDraft {
  const conflicts = new Set(conflictsOf(draft));
  const stored = (field: CustomerField) => conflicts.has(field);
  return {
    ...draft,
    values: pick((field) => (stored(field) ? draft.stored : draft.values)),
    base: pick((field) => (stored(field) ? draft.stored : draft.base)),
  };
}

/** Keeps what was typed in the fields that were changed elsewhere; saving will overwrite that change. */
export function keepTyped(draft: CustomerDraft): CustomerDraft {
  const conflicts = new Set(conflictsOf(draft));
  return { ...draft, base: pick((field) => (conflicts.has(field) ? draft.stored : draft.base)) };
}

/**
 * `submitted` was saved. The stored values may or may not have arrived yet, and may differ from what was sent (an
 * address in lower case): a field whose stored value moved since `before` takes it, another counts as saved as it is.
 * Whatever was typed while saving stays, and stays unsaved.
 */
export function markSaved(
  draft: CustomerDraft,
  submitted: CustomerValues,
  before: CustomerValues,
): CustomerDraft {
  const arrived = (field: CustomerField) => draft.stored[field] !== before[field];
  const base = pick((field) => (arrived(field) ? draft.stored : submitted));
  return {
    ...draft,
    base,
    values: pick((field) => (draft.values[field] === submitted[field] ? base : draft.values)),
  };
}
