import { internalQueryGeneric } from "convex/server";
import { convexToJson, jsonToConvex, v, type ValidatorJSON, type Value } from "convex/values";

import {
  childPath,
  componentOf,
  idsIn as idsInComponent,
  nameInComponent,
  tableIn,
} from "../data/component-tables";
import { readCronJobs } from "../data/cron-jobs";
import { formatValidator } from "../data/format";
import { validate } from "../data/validators";
import { MAX_ARRAY_LENGTH } from "../limits/limits";
import type { Functions } from "../run/functions";
import type { LoadedModules } from "../types";
import { execution, transaction } from "./running";
import { readerOf, SYSTEM_TABLES } from "./system-tables";

const PAGE_SIZE = 50;

/** How much of a table is read for one page, in documents and in bytes, however few of them a filter accepts. */
const MAX_ROWS_READ = 10_000;
const MAX_BYTES_READ = 4 * 1024 * 1024;

/**
 * The queries that the deployment's own pages ask, of the app or of the component whose path they come with. Like those
 * of the CLI they answer to an admin alone.
 */
export const dashboardModules: LoadedModules = {
  "_system/dashboard/components": {
    /** The paths of all, without the app. */
    default: internalQueryGeneric({
      args: {},
      handler: async () =>
        [...execution().functions.all()]
          .map(([path]) => path)
          .filter((path) => path !== "")
          .sort(order),
    }),
  },
  "_system/dashboard/tables": {
    default: internalQueryGeneric({
      args: {},
      handler: async () => {
        const { tables, base } = transaction();
        const { componentPath } = execution();
        const system = [...SYSTEM_TABLES].map((name) => tableIn(componentPath, name));
        return [...new Set([...base.schema.keys(), ...tables.keys(), ...system])]
          .map((name) => ({ name, documents: tables.get(name)?.size ?? 0 }))
          .filter(({ name, documents }) => isShown(name) && (documents > 0 || !isDropped(name)))
          .filter(({ name }) => componentOf(name) === componentPath)
          .map(({ name, documents }) => ({ name: nameInComponent(name), documents }))
          .sort((a, b) => order(a.name, b.name));
      },
    }),
  },
  "_system/dashboard/documents": {
    /** Null when there is no such table. */
    default: internalQueryGeneric({
      args: {
        table: v.string(),
        cursor: v.union(v.string(), v.null()),
        filter: v.optional(v.object({ field: v.string(), value: v.any() })),
      },
      handler: async (ctx, { table, cursor, filter }) => {
        const qualified = tableIn(execution().componentPath, table);
        if (!isShown(qualified) || (isDropped(qualified) && transaction().table(qualified).size === 0))
          return null;
        const newestFirst = readerOf(ctx, table).query(table).order("desc");
        const filtered =
          filter === undefined
            ? newestFirst
            : newestFirst.filter((q) => q.eq(q.field(filter.field), filter.value));
        const { page, isDone, continueCursor } = await filtered.paginate({
          numItems: PAGE_SIZE,
          cursor,
          maximumRowsRead: MAX_ROWS_READ,
          maximumBytesRead: MAX_BYTES_READ,
        });
        const isCutShort = !isDone && page.length < PAGE_SIZE;
        return { page, isDone, continueCursor, isCutShort, ids: idsIn(page) };
      },
    }),
    /** Of whatever component. Null when there is no document with this id. */
    get: internalQueryGeneric({
      args: { id: v.string() },
      handler: async (_ctx, { id }) => {
        const table = transaction().numbers.tableOf(id);
        if (table === null || !isShown(table)) return null;
        const document = transaction().get(id, table);
        if (document === null) return null;
        return {
          componentPath: componentOf(table),
          table: nameInComponent(table),
          document,
          ids: idsIn(document),
        };
      },
    }),
  },
  "_system/dashboard/functions": {
    default: internalQueryGeneric({
      args: {},
      handler: async () =>
        [...functions().entries()]
          .map(([path, registered]) => {
            const { kind, isPublic } = registered;
            const returns = registered.returnsValidator();
            return {
              path,
              kind,
              isPublic,
              args: formatArguments(registered.argsValidator()),
              returns: returns === null ? "v.any()" : formatValidator(returns),
            };
          })
          .sort((a, b) => order(a.path, b.path)),
    }),
    /** What is wrong with arguments for a function, in the words of a call; null for nothing. */
    argumentProblem: internalQueryGeneric({
      args: { path: v.string(), args: v.any() },
      handler: async (_ctx, { path, args }) => {
        const validator = functions().getAny(path).argsValidator();
        return validate(validator, args, idsInComponent(execution().componentPath, transaction().numbers));
      },
    }),
  },
  "_system/dashboard/cronJobs": {
    default: internalQueryGeneric({
      args: {},
      handler: async () =>
        [...readCronJobs(transaction()).values()]
          .map(({ componentPath, name, path, args, schedule, nextTime }) => ({
            displayedName: childPath(componentPath, name),
            componentPath,
            path,
            args: jsonToConvex(args),
            schedule,
            nextTime,
          }))
          .sort((a, b) => order(a.displayedName, b.displayedName)),
    }),
  },
};

/** Those of the component that is asked about. */
function functions(): Functions {
  const { componentPath, functions: all } = execution();
  const own = all.in(componentPath);
  if (own === null) throw new Error(`There is no component ${componentPath}.`);
  return own;
}

/** One line for each argument: "name: v.string()". */
function formatArguments(validator: ValidatorJSON): string[] {
  if (validator.type !== "object") return [formatValidator(validator)];
  return Object.entries(validator.value).map(([name, { fieldType, optional }]) => {
    const text = formatValidator(fieldType);
    return `${name}: ${optional ? `v.optional(${text})` : text}`;
  });
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function isShown(table: string): boolean {
  const name = nameInComponent(table);
  return !name.startsWith("_") || SYSTEM_TABLES.has(name);
}

/** Whether a table is in the schema no longer, or never was. */
function isDropped(table: string): boolean {
  return !SYSTEM_TABLES.has(nameInComponent(table)) && !transaction().base.schema.has(table);
}

/** The strings in values that are ids of documents that can be shown. */
function idsIn(value: unknown): string[] {
  const { numbers } = transaction();
  const ids = new Set<string>();
  JSON.stringify(convexToJson(value as Value), (_name, part: unknown) => {
    const table = typeof part === "string" ? numbers.tableOf(part) : null;
    if (typeof part === "string" && table !== null && isShown(table)) ids.add(part);
    return part;
  });
  return [...ids].slice(0, MAX_ARRAY_LENGTH);
}
