import { PAGE_SIZE } from "./data";

/** Where somebody is on /customers, as its URL says: it survives a reload, back and forward, and can be shared. */
export interface Place {
  /** What they search for; empty for the whole list. */
  text: string;
  /** How many customers they have scrolled through, in whole pages. */
  count: number;
}

/** Further down a place is not kept: everything above it would have to be read at once. */
const FURTHEST = 1000;

/** The place in a URL's query; anything malformed becomes the top of the list. */
export function readPlace(query: { get(name: string): string | null }): Place {
  const pages = Math.ceil(Number(query.get("count")) / PAGE_SIZE);
  const count = Number.isFinite(pages) ? Math.min(Math.max(pages, 1) * PAGE_SIZE, FURTHEST) : PAGE_SIZE;
  return { text: (query.get("search") ?? "").slice(0, 120), count };
}

/** The URL of a place. */
export function placeUrl({ text, count }: Place): string {
  const query = new URLSearchParams();
  if (text !== "") query.set("search", text);
  if (count > PAGE_SIZE) query.set("count", String(Math.min(count, FURTHEST)));
  return query.size === 0 ? "/customers" : `/customers?${query.toString()}`;
}
