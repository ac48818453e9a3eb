import { mutateToId, item, read } from "./engine";
import type { Engine } from "../types";

/** A page of `items:page`, with its items' names and the journal of its query. */
export interface Page {
  names: string[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: string | null;
  journal: string | null;
}

export type Order = "asc" | "desc";

/** A page of list "a"; throws the query's failure. */
export async function readPage(
  engine: Engine,
  order: Order,
  options: { cursor: string | null; numItems?: number; endCursor?: string; maximumRowsRead?: number },
  journal: string | null = null,
): Promise<Page> {
  const paginationOpts = { numItems: 3, ...options };
  const outcome = await read(engine, "items:page", { list: "a", order, paginationOpts }, journal);
  if (!outcome.ok) throw new Error(outcome.errorMessage);
  const page = outcome.value as unknown as Omit<Page, "names" | "journal"> & { page: { name: string }[] };
  return { ...page, names: page.page.map(({ name }) => name), journal: outcome.journal };
}

/** Adds an item named after its rank to list "a" and returns its id. */
export async function add(engine: Engine, rank: number): Promise<string> {
  return await mutateToId(engine, "items:add", item(String(rank), rank));
}
