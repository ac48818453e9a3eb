import type { IndexChanges, IndexConfig } from "../types";
import { componentOf } from "./component-tables";
import type { DatabaseIndex, SearchIndex } from "./indexes";
import type { Schema } from "./schema";

/**
 * How the indexes of two schemas differ, by the path of their component; the app is always there. One whose definition
 * changes is removed and added.
 */
export function indexChanges(before: Schema, after: Schema): Map<string, IndexChanges> {
  const paths = new Set(["", ...[...before.keys(), ...after.keys()].map(componentOf)]);
  return new Map(
    [...paths].map((path) => {
      const [old, next] = [indexesOf(before, path), indexesOf(after, path)];
      return [path, { added: without(next, old), removed: without(old, next) }];
    }),
  );
}

/** By what they are, in JSON. */
function indexesOf(schema: Schema, componentPath: string): Map<string, IndexConfig> {
  const all = [...schema].flatMap(([qualified, { name, indexes }]) =>
    componentOf(qualified) === componentPath ? indexes.map((index) => toConfig(name, index)) : [],
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
