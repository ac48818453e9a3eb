import { LARGEST_PAGE, LONGEST_SEARCH, PAGE_SIZE } from "@repo/convex-backend/rules";

/** Where somebody is on /customers, as its URL says: it survives a reload, back and forward, and can be shared. */
export interface Place {
  /** What they search for; empty for the whole list. */
  text: string;
  /**
   * How many customers they have scrolled through, in whole pages. Not more than a query reads at once: all of them are
   * read when somebody comes back.
   */
  count: number;
}

/** Where somebody is on /customers, and how one gets elsewhere on it. */
export interface PlaceState {
  place: Place;
  /** Grows when a navigation has led to another place: what was begun at the last one is over. */
  visit: number;
  /** Goes on to another place, which the URL follows. */
  move: (place: Place) => void;
}

/** A text that can be searched for: the beginning of a longer one, without half of a character at its end. */
export function boundSearch(text: string): string {
  return text.slice(0, LONGEST_SEARCH).replace(/[\uD800-\uDBFF]$/, "");
}

/** The place in a URL's query; anything malformed becomes the top of the list. */
export function readPlace(query: { get(name: string): string | null }): Place {
  const pages = Math.ceil(Number(query.get("count")) / PAGE_SIZE);
  const count = Number.isFinite(pages) ? Math.min(Math.max(pages, 1) * PAGE_SIZE, LARGEST_PAGE) : PAGE_SIZE;
  return { text: boundSearch(query.get("search") ?? ""), count };
}

/** The URL of a place. */
export function placeUrl({ text, count }: Place): string {
  const query = new URLSearchParams();
  if (text !== "") query.set("search", text);
  if (count > PAGE_SIZE) query.set("count", String(Math.min(count, LARGEST_PAGE)));
  return query.size === 0 ? "/customers" : `/customers?${query.toString()}`;
}
