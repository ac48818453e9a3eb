import { customerFieldLabels, type CustomerErrors, type CustomerValues } from "./customer";

/** In characters, after trimming. An address has at most 254 (RFC 5321, section 4.5.3.1.3, less the brackets). */
export const customerLimits = { name: 120, email: 254, company: 120, notes: 2000 } as const;

/** Something on both sides of one @, and a dot in the domain. Whether mail arrives, only mail can tell. */
const address = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** The values as they are stored: without white space around them. */
export function trimCustomer(values: CustomerValues): CustomerValues {
  return {
    name: values.name.trim(),
    email: values.email.trim(),
    company: values.company.trim(),
    status: values.status,
    notes: values.notes.trim(),
  };
}

/** A message per field that cannot be saved as it is; an empty object when all can. */
export function validateCustomer(values: CustomerValues): CustomerErrors {
  const trimmed = trimCustomer(values);
  const errors: CustomerErrors = {};
  for (const field of ["name", "email", "company", "notes"] as const) {
    const limit = customerLimits[field];
    const { length } = trimmed[field];
    if (length > limit) {
      errors[field] = `${customerFieldLabels[field]} has ${length} characters; ${limit} fit. Shorten it.`;
    }
  }
  if (trimmed.name === "") errors.name = "Enter the customer’s name.";
  if (trimmed.email === "") errors.email = "Enter an email address.";
  else if (errors.email === undefined && !address.test(trimmed.email)) {
    errors.email = "Enter an email address like name@example.com.";
  }
  return errors;
}
