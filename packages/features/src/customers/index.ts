export { CustomerEditor } from "./customer-editor";
export { CustomersList, type CustomersListProps } from "./customers-list";
export { NewCustomer } from "./new-customer";
export { CustomerNotFound } from "./not-found";
export { toRow, type Customer } from "./row";
export { CustomersTable } from "./table/customers-table";
export { TableSkeleton } from "./table/table-skeleton";
