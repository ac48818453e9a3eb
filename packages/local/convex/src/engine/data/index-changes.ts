import type { IndexChanges, IndexConfig } from "../types";
import type { DatabaseIndex, SearchIndex } from "./indexes";
import type { Schema } from "./schema";

/** How the indexes of two schemas differ. One whose definition changes is removed and added. */
export function indexChanges(before: Schema, after: Schema): IndexChanges {
  const [old, next] = [indexesOf(before), indexesOf(after)];
  return { added: without(next, old), removed: without(old, next) };
}

/** By what they are, in JSON. */
function indexesOf(schema: Schema): Map<string, IndexConfig> {
  const all = [...schema.values()].flatMap(({ name, indexes }) =>
    indexes.map((index) => toConfig(name, index)),
  );
  return new Map(all.map((config) => [JSON.stringify(config), config]));
}

function without(those: Map<string, IndexConfig>, others: Map<string, IndexConfig>): IndexConfig[] {
  return [...those].flatMap(([key, config]) => (others.has(key) ? [] : [config]));
}

function toConfig(table: string, index: DatabaseIndex | SearchIndex): IndexConfig {
  const name = `${table}.${index.name}`;
  if (index.kind === "search") {
    const { searchField, filterFields } = index;
    return { name, type: "search", searchField, filterFields };
  }
  // Without the tie-breakers, which the developer did not write.
  return { name, type: "database", fields: index.fields.slice(0, -2) };
}
