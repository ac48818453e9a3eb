import type { JSONValue } from "convex/values";
import { z } from "zod";

import type { Engine } from "../engine/types";
import { HttpError } from "../http/errors";

const json = z.custom<JSONValue>((value) => value !== undefined);

const tables = z.array(z.object({ name: z.string(), documents: z.number() }));

const documentsPage = z.object({
  /** In Convex JSON. */
  page: z.array(z.object({ _id: z.string() }).catchall(json)),
  isDone: z.boolean(),
  continueCursor: z.string(),
  /** Whether the page ended before it was full, as enough of the table was read for one. */
  isCutShort: z.boolean(),
  /** The strings in the page that are ids of documents. */
  ids: z.array(z.string()),
});

const foundDocument = z.object({
  /** Empty for the app's own. */
  componentPath: z.string(),
  table: z.string(),
  document: json,
  ids: z.array(z.string()),
});

const functions = z.array(
  z.object({
    path: z.string(),
    kind: z.enum(["query", "mutation", "action"]),
    isPublic: z.boolean(),
    /** Each argument with its validator, and the result's, as they are written in source. */
    args: z.array(z.string()),
    returns: z.string(),
  }),
);

const cronJobs = z.array(
  z.object({
    /** Behind the path of the component that has it, if one does. */
    displayedName: z.string(),
    /** Empty for the app's own. */
    componentPath: z.string(),
    path: z.string(),
    args: json,
    schedule: z.string(),
    nextTime: z.number(),
  }),
);

export type Documents = z.infer<typeof documentsPage>;
export type FunctionInfo = z.infer<typeof functions>[number];
export type CronJobInfo = z.infer<typeof cronJobs>[number];

/** A document's field ("address.city") and what it equals, in Convex JSON. */
export interface Filter {
  field: string;
  value: JSONValue;
}

/** The paths of the components that the app uses. */
export const readComponents = (engine: Engine) => ask(engine, "components:default", {}, z.array(z.string()));

export const readTables = (engine: Engine, component: string) =>
  ask(engine, "tables:default", {}, tables, component);

/** The newest 50 documents behind a cursor; null when there is no such table. */
export async function readDocuments(
  engine: Engine,
  table: string,
  cursor: string | null,
  filter?: Filter,
  component = "",
): Promise<Documents | null> {
  const args = { table, cursor, ...(filter === undefined ? {} : { filter: { ...filter } }) };
  return await ask(engine, "documents:default", args, documentsPage.nullable(), component);
}

export const readDocument = (engine: Engine, id: string) =>
  ask(engine, "documents:get", { id }, foundDocument.nullable());

export const readFunctions = (engine: Engine, component: string) =>
  ask(engine, "functions:default", {}, functions, component);

/** Why a function does not take these arguments, in Convex's words; null when it does. */
export const argumentProblem = (engine: Engine, component: string, path: string, args: JSONValue) =>
  ask(engine, "functions:argumentProblem", { path, args }, z.string().nullable(), component);

export const readCronJobs = (engine: Engine) => ask(engine, "cronJobs:default", {}, cronJobs);

/**
 * @param componentPath of the component that is asked about; empty for the app
 * @throws HttpError 400 for a question that cannot be answered: what was asked with came from a URL or a form
 */
async function ask<T>(
  engine: Engine,
  name: string,
  args: JSONValue,
  schema: z.ZodType<T>,
  componentPath = "",
): Promise<T> {
  const call = { componentPath, path: `_system/dashboard/${name}`, args, access: "admin" } as const;
  const [outcome] = (await engine.runQueries(null, [call])).outcomes;
  if (outcome === undefined) throw new Error(`The engine left out ${name}.`);
  if (outcome.ok) return schema.parse(outcome.value);
  throw new HttpError(400, "BadQuestion", outcome.errorMessage.replace(/^.*\n/, ""));
}
