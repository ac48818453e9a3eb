import type { JSONValue } from "convex/values";
import { beforeEach, describe, expect, test } from "vitest";
import { item, mutate, mutateToId, read, startEngine } from "../testing/engine";
import type { DocumentChange, Engine } from "../types";

let engine: Engine;
let changes: DocumentChange[];

beforeEach(async () => {
  engine = await startEngine();
  await mutate(engine, "items:add", item("one", 1));
  await mutate(engine, "items:add", item("two", 2));
  await mutate(engine, "items:add", item("three", 3));
  changes = [];
  engine.onCommit((commit) => changes.push(...commit.changes));
});

/** Whether `write` makes the query's earlier result stale. */
async function invalidates(path: string, args: JSONValue, write: () => Promise<unknown>): Promise<boolean> {
  const { reads } = await read(engine, path, args);
  changes = [];
  await write();
  expect(changes.length).toBeGreaterThan(0);
  return reads.isInvalidatedBy(changes);
}

describe("a change concerns", () => {
  const add =
    (name: string, rank: number, list = "a") =>
    () =>
      mutate(engine, "items:add", item(name, rank, list));

  test("a range only inside it", async () => {
    expect(await invalidates("items:list", { list: "a" }, add("new", 9))).toBe(true);
    expect(await invalidates("items:list", { list: "a" }, add("new", 9, "b"))).toBe(false);
    expect(await invalidates("items:list", { list: "empty" }, add("new", 9, "empty"))).toBe(true);
  });

  test("a document read by id only that document", async () => {
    const id = await mutateToId(engine, "items:add", item("mine"));
    const other = await mutateToId(engine, "items:add", item("other"));
    const rename = (id: string) => () => mutate(engine, "items:rename", { id, name: "renamed" });
    expect(await invalidates("items:get", { id }, rename(other))).toBe(false);
    expect(await invalidates("items:get", { id }, rename(id))).toBe(true);
    await mutate(engine, "items:remove", { id });
    expect(await invalidates("items:get", { id }, rename(other))).toBe(false);
  });

  test("take(n) only up to the last document taken", async () => {
    const old = await mutateToId(engine, "items:add", item("old"));
    for (const name of ["x", "y"]) await add(name, 0)();
    const renameOld = () => mutate(engine, "items:rename", { id: old, name: "renamed" });
    expect(await invalidates("items:newest", { count: 2 }, renameOld)).toBe(false);
    expect(await invalidates("items:newest", { count: 3 }, renameOld)).toBe(true);
    expect(await invalidates("items:newest", { count: 1 }, add("newer", 0))).toBe(true);
  });

  test("a page only up to its end", async () => {
    const page = { list: "a", order: "asc", paginationOpts: { numItems: 2, cursor: null } };
    expect(await invalidates("items:page", page, add("behind", 2.5))).toBe(false);
    expect(await invalidates("items:page", page, add("inside", 1.5))).toBe(true);
    const everything = { ...page, paginationOpts: { numItems: 50, cursor: null } };
    expect(await invalidates("items:page", everything, add("last", 99))).toBe(true);
  });

  test("a search only if it matches before or after", async () => {
    const search = { list: "a", text: "tw" };
    expect(await invalidates("items:search", search, add("four", 4))).toBe(false);
    expect(await invalidates("items:search", search, add("twenty", 20, "b"))).toBe(false);
    expect(await invalidates("items:search", search, add("twenty", 20))).toBe(true);
  });
});
