import type { CustomerErrors, CustomerStatus } from "@repo/convex-backend/rules";
import type { Tone } from "@repo/ui";

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

/** What became of a submitted form. `fields` holds a message per rejected field. */
export type FormResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly message: string; readonly fields?: CustomerErrors };
