import type { OptimisticLocalStore, OptimisticUpdate } from "convex/browser";
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { api } from "../convex/_generated/api";

type Customer = FunctionReturnType<typeof api.customers.listByUser>[number];

/**
 * Shows the new fields at once, in every list. Not in the customer's own query: a form compares what is typed with what is
 * stored, and a value that is taken back when the save is refused would be taken for somebody else's.
 */
export const updateCustomer: OptimisticUpdate<FunctionArgs<typeof api.customers.update>> = (
  store,
  { id, base: _base, ...args },
) => {
  const { notes: _notes, ...fields } = args;
  const listed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  changeLists(store, (list) => list.map((entry) => (entry._id === id ? { ...entry, ...listed } : entry)));
};

/** Takes the customer out of every list, and out of their number, at once. */
export const removeCustomer: OptimisticUpdate<FunctionArgs<typeof api.customers.remove>> = (
  store,
  { id },
) => {
  changeLists(store, (list) => list.filter((entry) => entry._id !== id));
  const count = store.getQuery(api.customers.count, {});
  if (typeof count === "number") store.setQuery(api.customers.count, {}, count - 1);
};

/** Counts at once. */
export const incrementCounter: OptimisticUpdate<FunctionArgs<typeof api.counter.increment>> = (
  store,
  args,
) => {
  const value = store.getQuery(api.counter.get, args);
  if (value !== undefined) store.setQuery(api.counter.get, args, value + 1);
};

/** Every list of customers that is on screen or prewarmed: whole, by page, and found. */
function changeLists(store: OptimisticLocalStore, change: (list: Customer[]) => Customer[]) {
  for (const { args, value } of store.getAllQueries(api.customers.listByUser)) {
    if (value) store.setQuery(api.customers.listByUser, args, change(value));
  }
  for (const { args, value } of store.getAllQueries(api.customers.page)) {
    if (value) store.setQuery(api.customers.page, args, { ...value, page: change(value.page) });
  }
  for (const { args, value } of store.getAllQueries(api.customers.search)) {
    if (value) store.setQuery(api.customers.search, args, change(value));
  }
}
