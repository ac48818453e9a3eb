"use client";

import { CustomersList as List, type CustomersListProps } from "@repo/features/customers";
import { useListSearchParams } from "./use-list-search-params";

/** The list with the search params of this router's URL. */
export function CustomersList(props: Omit<CustomersListProps, "search">) {
  return <List {...props} search={useListSearchParams()} />;
}
