import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { expect, test } from "vitest";

import { parseSchema } from "./schema";

const table = () => defineTable({ name: v.string(), vector: v.array(v.number()) });

test.each([
  [
    'the vector index "by_vector"',
    table().vectorIndex("by_vector", { vectorField: "vector", dimensions: 2 }),
  ],
  ['the staged index "by_name"', table().index("by_name", { fields: ["name"], staged: true })],
  ['the staged index "search"', table().searchIndex("search", { searchField: "name", staged: true })],
  [
    'the staged index "by_vector"',
    table().vectorIndex("by_vector", { vectorField: "vector", dimensions: 2, staged: true }),
  ],
  ["a staged validator", table().staged({ name: v.string() })],
])("%s is refused by name, not ignored", (what, definition) => {
  expect(() => parseSchema(defineSchema({ items: definition }))).toThrow(
    `This local deployment does not have ${what} of the table "items".`,
  );
});

test("what is there is read: indexes, search indexes and the documents' type", () => {
  const definition = table().index("by_name", ["name"]).searchIndex("search", { searchField: "name" });
  const items = parseSchema(defineSchema({ items: definition })).get("items");
  expect(items?.indexes.map(({ name }) => name)).toEqual(["by_name", "search"]);
  expect(items?.documentType).toMatchObject({ type: "object" });
});
