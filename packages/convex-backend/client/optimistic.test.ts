import { expect, test } from "vitest";
import type { OptimisticLocalStore } from "convex/browser";
import { getFunctionName, type FunctionReference } from "convex/server";
import { api } from "../convex/_generated/api";
import { incrementCounter, removeCustomer, updateCustomer } from "./optimistic";

const customer = (id: string) => ({
  _id: id,
  _creationTime: 0,
  name: id,
  email: `${id}@example.com`,
  company: "",
  status: "lead",
  notes: "",
});

/** The part of the client's store that an update sees, over a plain map. */
function storeWith(...entries: [FunctionReference<"query">, Record<string, unknown>, unknown][]) {
  const queries = entries.map(([query, args, value]) => ({ name: getFunctionName(query), args, value }));
  const find = (query: FunctionReference<"query">, args: unknown) =>
    queries.find(
      (entry) => entry.name === getFunctionName(query) && JSON.stringify(entry.args) === JSON.stringify(args),
    );
  const store = {
    getQuery: (query: FunctionReference<"query">, args: unknown) => find(query, args)?.value,
    getAllQueries: (query: FunctionReference<"query">) =>
      queries.filter((entry) => entry.name === getFunctionName(query)),
    setQuery: (query: FunctionReference<"query">, args: unknown, value: unknown) => {
      const entry = find(query, args);
      if (!entry) throw new Error("An update may only change what is there.");
      entry.value = value;
    },
  };
  return { store: store as unknown as OptimisticLocalStore, values: () => queries.map(({ value }) => value) };
}

const opts = { paginationOpts: { numItems: 2, cursor: null } };
const everywhere = () =>
  storeWith(
    [api.customers.listByUser, {}, [customer("a"), customer("b")]],
    [api.customers.page, opts, { page: [customer("a"), customer("b")], isDone: true, continueCursor: "x" }],
    [api.customers.search, { text: "a" }, [customer("a")]],
    [api.customers.page, { paginationOpts: { numItems: 2, cursor: "y" } }, undefined],
  );

test("a removed customer leaves every list, whole, by page and found", () => {
  const { store, values } = everywhere();
  removeCustomer(store, { id: "a" });
  expect(values()).toEqual([
    [customer("b")],
    { page: [customer("b")], isDone: true, continueCursor: "x" },
    [],
    undefined,
  ]);
});

test("a removed customer is not counted any more, where the number is known", () => {
  const after = (count: number | null | undefined) => {
    const { store, values } = storeWith([api.customers.count, {}, count]);
    removeCustomer(store, { id: "a" });
    return values();
  };
  expect([after(10_000), after(null), after(undefined)]).toEqual([[9999], [null], [undefined]]);
});

test("a changed customer changes in every list, and only the given fields", () => {
  const { store, values } = everywhere();
  updateCustomer(store, { id: "a", name: "Ada", notes: undefined });
  const changed = { ...customer("a"), name: "Ada" };
  expect(values().slice(0, 3)).toEqual([
    [changed, customer("b")],
    { page: [changed, customer("b")], isDone: true, continueCursor: "x" },
    [changed],
  ]);
});

test("what a form is based on stays as it is stored until the deployment has taken the change", () => {
  const { store, values } = storeWith([api.customers.get, { id: "a" }, customer("a")]);
  updateCustomer(store, { id: "a", status: "active" });
  expect(values()).toEqual([customer("a")]);
});

test("the counter counts at once, and not before its value is known", () => {
  const known = storeWith([api.counter.get, { counterName: "clicks" }, 4]);
  incrementCounter(known.store, { counterName: "clicks" });
  expect(known.values()).toEqual([5]);
  const unknown = storeWith();
  incrementCounter(unknown.store, { counterName: "clicks" });
  expect(unknown.values()).toEqual([]);
});
