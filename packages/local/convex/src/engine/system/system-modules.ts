import { internalQueryGeneric, paginationOptsValidator } from "convex/server";
import { v } from "convex/values";

import { componentOf, nameInComponent, tableIn } from "../data/component-tables";
import { readEnvironmentVariables } from "../data/environment-variables";
import { EXPORTS, IMPORTS, readTransfers } from "../data/transfers";
import type { EnvironmentVariables, LoadedModules, StoredDocument } from "../types";
import { apiSpec } from "./api-spec";
import { dashboardModules } from "./dashboard-modules";
import { execution, transaction } from "./running";
import { readerOf } from "./system-tables";

/**
 * The deployment's own queries: those of its dashboard, and those that the Convex CLI asks, under the names and with the
 * results that it expects (its cli/lib folder). They are live like all others, and answer to the admin key alone.
 */
export const systemModules: LoadedModules = {
  ...dashboardModules,
  "_system/cli/tables": {
    default: internalQueryGeneric({
      args: { paginationOpts: paginationOptsValidator },
      handler: async () => {
        const { componentPath } = execution();
        const names = [...transaction().tables].flatMap(([qualified, { size }]) => {
          const name = nameInComponent(qualified);
          if (name.startsWith("_") || componentOf(qualified) !== componentPath) return [];
          return size === 0 && !transaction().base.schema.has(qualified) ? [] : [name];
        });
        return { page: names.map((name) => ({ name })), isDone: true, continueCursor: "" };
      },
    }),
  },
  "_system/cli/tableData": {
    default: internalQueryGeneric({
      args: {
        table: v.string(),
        order: v.optional(v.union(v.literal("asc"), v.literal("desc"))),
        paginationOpts: paginationOptsValidator,
      },
      handler: async (ctx, { table, order = "desc", paginationOpts }) =>
        await readerOf(ctx, table).query(table).order(order).paginate(paginationOpts),
    }),
  },
  "_system/cli/tableSize": {
    default: internalQueryGeneric({
      args: { tableName: v.string() },
      handler: async (_ctx, { tableName }) =>
        transaction().table(tableIn(execution().componentPath, tableName)).size,
    }),
  },
  "_system/cli/queryTable": {
    default: internalQueryGeneric({
      args: { tableName: v.string() },
      handler: async (ctx, { tableName }) => await readerOf(ctx, tableName).query(tableName).collect(),
    }),
  },
  "_system/cli/queryEnvironmentVariables": {
    default: internalQueryGeneric({
      args: {},
      handler: async () =>
        [...environmentVariables()]
          .map(([name, value]) => ({ name, value }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
    }),
    get: internalQueryGeneric({
      args: { name: v.string() },
      handler: async (_ctx, { name }) => {
        const value = environmentVariables().get(name);
        return value === undefined ? null : { name, value };
      },
    }),
  },
  "_system/cli/modules": {
    apiSpec: internalQueryGeneric({ args: {}, handler: async () => apiSpec(execution().functions) }),
  },
  "_system/cli/convexUrl": {
    cloudUrl: internalQueryGeneric({ args: {}, handler: async () => process.env.CONVEX_CLOUD_URL ?? "" }),
  },
  "_system/cli/queryImport": {
    default: internalQueryGeneric({
      args: { importId: v.string() },
      handler: async (_ctx, { importId }) => imports().find(({ _id }) => _id === importId) ?? null,
    }),
    list: internalQueryGeneric({ args: {}, handler: async () => imports() }),
  },
  "_system/cli/exports": {
    getLatest: internalQueryGeneric({
      args: {},
      handler: async () => readTransfers(transaction(), EXPORTS).at(0)?.state ?? null,
    }),
  },
  "_system/frontend/components": {
    list: internalQueryGeneric({
      args: {},
      handler: async () =>
        [...execution().functions.all()].flatMap(([path]) => (path === "" ? [] : [{ id: path, path }])),
    }),
  },
};

function environmentVariables(): EnvironmentVariables {
  return readEnvironmentVariables(transaction());
}

function imports(): StoredDocument[] {
  return readTransfers(transaction(), IMPORTS);
}
