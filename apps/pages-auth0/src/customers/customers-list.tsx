import { CustomersList as List, type CustomersListProps } from "@repo/features/customers";
import { usePlace } from "./use-place";

/** The list at the place that this router's URL says. */
export function CustomersList(props: Omit<CustomersListProps, "at">) {
  return <List {...props} at={usePlace()} />;
}
