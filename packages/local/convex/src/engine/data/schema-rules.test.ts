import { defineSchema, defineTable, type SchemaDefinition } from "convex/server";
import { v } from "convex/values";
import { expect, test } from "vitest";

import { MAX_INDEX_FIELDS, MAX_INDEXES_PER_TABLE, MAX_SEARCH_FILTER_FIELDS } from "../limits/limits";
import { parseSchema } from "./schema";

type Table = ReturnType<typeof items>;

/** The builder's types forbid most of what is refused here: a project in JavaScript does not have them. */
const items = () => defineTable({ name: v.string(), inner: v.object({ flag: v.boolean() }) });
const indexed = (name: string, ...fields: string[]) =>
  items().index(name, fields as never) as unknown as Table;
const searched = (name: string, searchField: string, filterFields: string[] = []) =>
  items().searchIndex(name, { searchField, filterFields } as never) as unknown as Table;
const parse = (table: unknown, name = "items", options = {}) =>
  parseSchema(defineSchema({ [name]: table as Table }, options) as SchemaDefinition<never, never>);

const MANY = Array.from({ length: 80 }, (_, i) => `f${i}`);
const wide = () => defineTable(Object.fromEntries(MANY.map((name) => [name, v.string()])));

test.each<[string, unknown, string]>([
  [
    "documents that are no objects",
    defineTable(v.string() as never),
    'The documents of table "items" must be objects, a union of objects, or v.any(), not v.string().',
  ],
  [
    "a union with something else than objects",
    defineTable(v.union(v.object({}), v.null()) as never),
    "must be objects",
  ],
  ["a field with a dash", defineTable({ "a-b": v.string() }), "Identifier a-b has invalid character '-'"],
  [
    "such a field further inside",
    defineTable({ list: v.array(v.object({ "1st": v.string() })) }),
    "Invalid first character '1' in 1st",
  ],
  ["a reserved field", defineTable({ _own: v.string() }), 'the field name "_own" is invalid'],
  ["an index without fields", indexed("by_none"), 'index "by_none" must have at least one field.'],
  ["an index with a dash", indexed("by-name", "name"), 'Invalid index name: "by-name".'],
  ["an index with a long name", indexed("b".repeat(65), "name"), "Invalid index name:"],
  ["an index of every table's name", indexed("by_id", "name"), 'cannot name an index "by_id"'],
  ["a reserved name of an index", indexed("_own", "name"), "because the name is reserved"],
  ["an index by _id", indexed("by", "_id"), "`_id` is not a valid index field."],
  [
    "an index by _creationTime",
    indexed("by", "_creationTime"),
    "automatically added to the end of each index",
  ],
  ["an index by a reserved field", indexed("by", "_own"), "Reserved fields (starting with `_`)"],
  ["a field twice", indexed("by", "name", "name"), "Duplicate field name."],
  ["a path that is none", indexed("by", "inner."), 'In index "by": Invalid index field: "inner."'],
  [
    "a field that is not there",
    indexed("by", "inner.other"),
    'In table "items" the index "by" is invalid because it references the field inner.other that does not exist.',
  ],
  ["a searched field that is not there", searched("by", "text"), "references the field text"],
  ["a filter field that is not there", searched("by", "name", ["text"]), "references the field text"],
  [
    "a name twice",
    indexed("by", "name").searchIndex("by", { searchField: "name" }),
    'Table "items" has two or more definitions of index "by".',
  ],
  [
    "an index twice",
    indexed("one", "name").index("two", ["name"]),
    'index "one" and index "two" have the same fields.',
  ],
  [
    "a search index twice",
    searched("one", "name").searchIndex("two", { searchField: "name" }),
    'search index "one" and search index "two"',
  ],
  [
    "an index by 17 fields",
    wide().index("by", MANY.slice(0, MAX_INDEX_FIELDS + 1) as never),
    "Indexes may have up to 16 fields.",
  ],
  [
    "a search index with 17 filter fields",
    wide().searchIndex("by", {
      searchField: "f0",
      filterFields: MANY.slice(0, MAX_SEARCH_FILTER_FIELDS + 1),
    }),
    "Search indexes may have up to 16 filter fields.",
  ],
  ["65 indexes", withIndexes(MAX_INDEXES_PER_TABLE + 1), 'Table "items" cannot have more than 64 indexes.'],
])("%s is refused", (_what, table, message) => {
  expect(() => parse(table)).toThrow(message);
});

function withIndexes(count: number): unknown {
  return MANY.slice(0, count).reduce(
    (table, field) => table.index(`by_${field}`, [field]) as ReturnType<typeof wide>,
    wide(),
  );
}

test("what is at a limit is taken", () => {
  const table = withIndexes(MAX_INDEXES_PER_TABLE - 2) as ReturnType<typeof wide>;
  const full = table
    .index("by_many", MANY.slice(0, MAX_INDEX_FIELDS) as never)
    .searchIndex("search", { searchField: "f0", filterFields: MANY.slice(0, MAX_SEARCH_FILTER_FIELDS) });
  expect(parse(full, "t".repeat(64)).get("t".repeat(64))?.indexes).toHaveLength(MAX_INDEXES_PER_TABLE);
});

test.each<[string, unknown, object]>([
  [
    "a union",
    defineTable(v.union(v.object({ a: v.any() }), v.object({ b: v.record(v.string(), v.number()) }))).index(
      "by_a",
      ["a"],
    ),
    {},
  ],
  ["anything", (defineTable(v.any()) as unknown as Table).index("by_name", ["name"]), {}],
  ["a field of an object", indexed("by_flag", "inner.flag"), {}],
  ["an unknown field without validation", indexed("by_other", "other"), { schemaValidation: false }],
])("an index of %s is taken", (_what, table, options) => {
  expect(parse(table, "items", options).get("items")?.indexes).toHaveLength(1);
});

test.each([
  ["a-b", 'Invalid table name: "a-b". Identifiers must start with a letter'],
  ["1st", "Invalid table name"],
  ["t".repeat(65), "Invalid table name"],
  ["___", "Invalid table name"],
  ["_own", "_own is a reserved table name."],
])("a table called %s is refused", (name, message) => {
  expect(() => parse(items(), name)).toThrow(message);
});
