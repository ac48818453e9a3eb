import {
  customerFieldLabels,
  customerFields,
  customerLengths,
  customerStatuses,
  type CustomerField,
  type CustomerValues,
} from "./customer";
import { cleanText } from "./text";

/** A character that leaves something on the screen: a row leads to its customer by the name. */
const SEEN = /[^\p{Separator}\p{Control}\p{Format}\p{Mark}]/u;

/** A message for each field that cannot be saved as it is. */
export type CustomerErrors = Partial<Record<CustomerField, string>>;

/** Something on both sides of one @, and a dot in the domain. Whether mail arrives, only mail can tell. */
const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** The given fields as they are stored. */
export function cleanCustomer<Values extends Partial<CustomerValues>>(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, value === undefined ? value : cleanText(value)]),
  ) as Values;
}

/** Why one field cannot hold a value; undefined when it can. Texts are cleaned first. */
function problemOf(field: CustomerField, value: string): string | undefined {
  if (field === "status") {
    const known = customerStatuses.some((status) => status === value);
    return known ? undefined : `Choose one of ${customerStatuses.join(", ")}.`;
  }
  const text = cleanText(value);
  if (field === "name" && !SEEN.test(text)) return "Enter the customer’s name.";
  if (field === "email" && text === "") return "Enter an email address.";
  const limit = customerLengths[field];
  if (text.length > limit) {
    return `${customerFieldLabels[field]} has ${text.length} characters; ${limit} fit. Shorten it.`;
  }
  if (field === "email" && !ADDRESS.test(text)) return "Enter an email address like name@example.com.";
  return undefined;
}

/**
 * A message for each given field that cannot be saved as it is; an empty object when all can. The form, the API and the
 * deployment all ask here. A field that is left out is not looked at.
 */
export function validateCustomer(values: Partial<CustomerValues>): CustomerErrors {
  const errors: CustomerErrors = {};
  for (const field of customerFields) {
    const value = values[field];
    const problem = value === undefined ? undefined : problemOf(field, value);
    if (problem !== undefined) errors[field] = problem;
  }
  return errors;
}

/** The first field, in the order of the form, that cannot be saved as it is, and why. */
export function firstProblem(
  values: Partial<CustomerValues>,
): { field: CustomerField; message: string } | null {
  const errors = validateCustomer(values);
  for (const field of customerFields) {
    const message = errors[field];
    if (message !== undefined) return { field, message };
  }
  return null;
}
