export const customerStatuses = ["lead", "active", "paused"] as const;

export type CustomerStatus = (typeof customerStatuses)[number];

/** A customer as people edit it. Nothing entered is the empty string. */
export interface CustomerValues {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly status: CustomerStatus;
  readonly notes: string;
}

export type CustomerField = keyof CustomerValues;

/** The fields that hold a text somebody types. */
export type CustomerTextField = Exclude<CustomerField, "status">;

/** In the order of the form. */
export const customerFields = [
  "name",
  "email",
  "company",
  "status",
  "notes",
] as const satisfies CustomerField[];

export const customerFieldLabels: Record<CustomerField, string> = {
  name: "Name",
  email: "Email",
  company: "Company",
  status: "Status",
  notes: "Notes",
};

/** A customer of whom nothing is known yet. */
export const blankCustomer: CustomerValues = {
  name: "",
  email: "",
  company: "",
  status: "lead",
  notes: "",
};

/**
 * In UTF-16 units, as browsers count `maxlength`, after trimming. An address has at most 254 (RFC 5321, section
 * 4.5.3.1.3, less the brackets).
 */
export const customerLengths: Record<CustomerTextField, number> = {
  name: 120,
  email: 254,
  company: 120,
  notes: 2000,
};
