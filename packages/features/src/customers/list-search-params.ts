import { LARGEST_PAGE, LONGEST_SEARCH, PAGE_SIZE } from "@repo/convex-backend/rules";

/** The search params of /customers: URL state, which survives a reload, back and forward, and can be shared. */
export interface ListSearchParams {
  /** What they search for; empty for the whole list. */
  text: string;
  /**
   * How many customers they have scrolled through, in whole pages. Not more than a query reads at once: all of them are
   * read when somebody comes back.
   */
  count: number;
}

/** The list search params as a state. */
export interface ListSearchParamsState {
  params: ListSearchParams;
  /** How many navigations have led to other params: what was begun before the last one is over. */
  navigations: number;
  /** Sets other params, which the URL follows. */
  setParams: (params: ListSearchParams) => void;
}

/** A text that can be searched for: the beginning of a longer one, without half of a character at its end. */
export function boundSearch(text: string): string {
  return text.slice(0, LONGEST_SEARCH).replace(/[\uD800-\uDBFF]$/, "");
}

/** As many customers as whole pages have, for whoever has scrolled through `count` of them; the top of the list for no number. */
function inWholePages(count: number): number {
  const pages = Math.ceil(count / PAGE_SIZE);
  return Number.isFinite(pages) ? Math.min(Math.max(pages, 1) * PAGE_SIZE, LARGEST_PAGE) : PAGE_SIZE;
}

/** The params in a URL's query; anything malformed becomes the top of the list. */
export function readListSearchParams(query: { get(name: string): string | null }): ListSearchParams {
  return {
    text: boundSearch(query.get("search") ?? ""),
    count: inWholePages(Number(query.get("count"))),
  };
}

/**
 * The URL of the list with these params. What is read from it has the same URL: pages that are longer by what was added
 * meanwhile would otherwise look like a navigation to another place.
 */
export function listUrl({ text, count }: ListSearchParams): string {
  const query = new URLSearchParams();
  if (text !== "") query.set("search", text);
  const loaded = inWholePages(count);
  if (loaded > PAGE_SIZE) query.set("count", String(loaded));
  return query.size === 0 ? "/customers" : `/customers?${query.toString()}`;
}
