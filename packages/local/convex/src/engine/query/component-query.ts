import { tableIn } from "../data/component-tables";
import type { SerializedQuery } from "./scan";

/** A query as a component's function made it, of the tables that it means. The app's is as it was. */
export function queryIn(componentPath: string, query: SerializedQuery): SerializedQuery {
  const { source } = query;
  if (source.type === "FullTableScan") {
    return { ...query, source: { ...source, tableName: tableIn(componentPath, source.tableName) } };
  }
  return { ...query, source: { ...source, indexName: tableIn(componentPath, source.indexName) } };
}
