import type { PaginationOptions } from "convex/server";
import { LARGEST_PAGE } from "../../rules";
import { invalid } from "./errors";

/**
 * A client's pagination options, with a bound on what one page reads: `numItems` alone is none, for a page with an end
 * cursor has everything up to there. A longer page is cut off and says "SplitRequired", which paginated hooks follow.
 * (Convex's cloud reads up to an end cursor in full, and stops at its own limit of what a function may read.)
 * @throws INVALID
 */
export function boundedPage(options: PaginationOptions): PaginationOptions {
  const { numItems, maximumRowsRead = LARGEST_PAGE, maximumBytesRead = 1 } = options;
  if (!isCount(numItems) || numItems > LARGEST_PAGE) {
    throw invalid("paginationOpts", `numItems is a whole number of items, from 1 to ${LARGEST_PAGE}.`);
  }
  if (!isCount(maximumRowsRead) || !isCount(maximumBytesRead)) {
    throw invalid("paginationOpts", "maximumRowsRead and maximumBytesRead are whole numbers, from 1.");
  }
  return { ...options, maximumRowsRead: Math.min(maximumRowsRead, LARGEST_PAGE) };
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 1;
