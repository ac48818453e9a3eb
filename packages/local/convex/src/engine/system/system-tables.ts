import type { GenericDatabaseReader, GenericDataModel, GenericQueryCtx } from "convex/server";

import { SCHEDULED_FUNCTIONS } from "../data/scheduled-functions";
import { STORAGE } from "../files/files";

/** The tables of the deployment that functions see as well, through `ctx.db.system`. */
export const SYSTEM_TABLES: ReadonlySet<string> = new Set([SCHEDULED_FUNCTIONS, STORAGE]);

/** Of tables whatever their names are. */
type Reader = Pick<GenericDatabaseReader<GenericDataModel>, "query">;

/** What reads a table, of the app or of the deployment. */
export function readerOf({ db }: GenericQueryCtx<GenericDataModel>, table: string): Reader {
  return SYSTEM_TABLES.has(table) ? db.system : db;
}
