export { CustomerEditor } from "./customer-editor";
export { CustomersList, type CustomersListProps } from "./customers-list";
export { LinkedCustomers } from "./linked-customers";
export { NewCustomer } from "./new-customer";
export { CustomerNotFound } from "./not-found";
export { QueryBadge } from "./query-badge";
export type { Customer } from "./row";
export { TableSkeleton } from "./table/table-skeleton";
