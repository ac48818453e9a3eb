/** Customers that the list reads at a time. */
export const PAGE_SIZE = 50;

/** As many customers as one page of a query has at most; a place further down in the list is not kept. */
export const LARGEST_PAGE = 1000;

/** As many customers as one list, one answer of the API, and one step of an export has at most: with full notes each, a few megabytes. */
export const LARGEST_LIST = 500;

/** The longest text that can be searched for, in UTF-16 units: as long as the longest name. */
export const LONGEST_SEARCH = 120;

/** As many customers as a search finds at most. */
export const FOUND_LIMIT = 50;

/** Made-up customers that are added at once: unless told, and at most. */
export const sampleSizes = { usual: 8, most: 1000 } as const;

/** Whether so many made-up customers can be added at once. */
export function isSampleSize(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= sampleSizes.most;
}

/** What to say about another number. */
export const SAMPLE_SIZE_MESSAGE = `Choose a number from 1 to ${sampleSizes.most.toLocaleString("en-US")}.`;
