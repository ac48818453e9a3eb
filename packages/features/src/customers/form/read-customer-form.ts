import { customerStatuses, type CustomerValues } from "@repo/convex-backend/rules";

/** The values in a form's controls, which are named like the fields; `fallback` for a control that is missing. */
export function readCustomerForm(form: HTMLFormElement, fallback: CustomerValues): CustomerValues {
  const data = new FormData(form);
  const text = (field: "name" | "email" | "company" | "notes") => {
    const value = data.get(field);
    return typeof value === "string" ? value : fallback[field];
  };
  return {
    name: text("name"),
    email: text("email"),
    company: text("company"),
    status: customerStatuses.find((status) => status === data.get("status")) ?? fallback.status,
    notes: text("notes"),
  };
}
