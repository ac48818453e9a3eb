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

/** The params in a URL's query; anything malformed becomes the top of the list. */
export function readListSearchParams(query: { get(name: string): string | null }): ListSearchParams {
  const pages = Math.ceil(Number(query.get("count")) / PAGE_SIZE);
  const count = Number.isFinite(pages) ? Math.min(Math.max(pages, 1) * PAGE_SIZE, LARGEST_PAGE) : PAGE_SIZE;
  return { text: boundSearch(query.get("search") ?? ""), count };
}

/** The URL of the list with these params. */
export function listUrl({ text, count }: ListSearchParams): string {
  const query = new URLSearchParams();
  if (text !== "") query.set("search", text);
  if (count > PAGE_SIZE) query.set("count", String(Math.min(count, LARGEST_PAGE)));
  return query.size === 0 ? "/customers" : `/customers?${query.toString()}`;
}
