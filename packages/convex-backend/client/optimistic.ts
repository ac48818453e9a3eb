import type { OptimisticUpdate } from "convex/browser";
import type { FunctionArgs } from "convex/server";
import { api } from "../convex/_generated/api";

/** Shows the new fields at once, in the list and on the customer's page. */
export const updateCustomer: OptimisticUpdate<FunctionArgs<typeof api.customers.update>> = (store, args) => {
  const fields = Object.fromEntries(
    Object.entries(args).filter(([key, value]) => key !== "id" && value !== undefined),
  );
  const customer = store.getQuery(api.customers.get, { id: args.id });
  if (customer) store.setQuery(api.customers.get, { id: args.id }, { ...customer, ...fields });
  const list = store.getQuery(api.customers.listByUser, {});
  if (list) {
    const changed = list.map((entry) => (entry._id === args.id ? { ...entry, ...fields } : entry));
    store.setQuery(api.customers.listByUser, {}, changed);
  }
};

/** Takes the customer out of the list at once. */
export const removeCustomer: OptimisticUpdate<FunctionArgs<typeof api.customers.remove>> = (
  store,
  { id },
) => {
  const list = store.getQuery(api.customers.listByUser, {});
  if (!list) return;
  const rest = list.filter((entry) => entry._id !== id);
  store.setQuery(api.customers.listByUser, {}, rest);
};

/** Counts at once. */
export const incrementCounter: OptimisticUpdate<FunctionArgs<typeof api.counter.increment>> = (
  store,
  args,
) => {
  const value = store.getQuery(api.counter.get, args);
  if (value !== undefined) store.setQuery(api.counter.get, args, value + 1);
};
