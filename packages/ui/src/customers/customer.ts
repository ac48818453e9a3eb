import type { Tone } from "../tone";

export const customerStatuses = ["lead", "active", "paused"] as const;

export type CustomerStatus = (typeof customerStatuses)[number];

/** How a status is shown. */
export const customerStatusLooks: Record<CustomerStatus, { readonly label: string; readonly tone: Tone }> = {
  lead: { label: "Lead", tone: "primary" },
  active: { label: "Active", tone: "success" },
  paused: { label: "Paused", tone: "neutral" },
};

/** A customer as lists show it. */
export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly company?: string;
  readonly status: CustomerStatus;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** A customer as the form edits it. Nothing entered is the empty string. */
export interface CustomerValues {
  readonly name: string;
  readonly email: string;
  readonly company: string;
  readonly status: CustomerStatus;
  readonly notes: string;
}

export type CustomerField = keyof CustomerValues;

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

export type CustomerErrors = Partial<Record<CustomerField, string>>;

/** What became of a submitted form. `fields` holds a message per rejected field. */
export type FormResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly fields?: CustomerErrors };
