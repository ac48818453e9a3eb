import { TRANSACTION_LIMITS } from "./limits";

export type Metric = keyof typeof TRANSACTION_LIMITS;
type Amounts = Record<Metric, number>;

/** Files are read and written by actions alone, outside of every transaction: of them nothing is used. */
type Counted = Exclude<Metric, "filesWritten" | "fileWriteBytes" | "filesRead" | "fileReadBytes">;

const READ_HELP =
  "Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a selective " +
  "index range expressions.";

const MESSAGES: Readonly<Record<Counted, (limit: number) => string>> = {
  bytesRead: (limit) =>
    `Too many bytes read in a single function execution (limit: ${limit} bytes). ${READ_HELP}`,
  bytesWritten: (limit) => `Too many bytes written in a single function execution (limit: ${limit} bytes)`,
  databaseQueries: (limit) => `Too many reads in a single function execution (limit: ${limit}). ${READ_HELP}`,
  documentsRead: (limit) =>
    `Too many documents read in a single function execution (limit: ${limit}). ${READ_HELP}`,
  documentsWritten: (limit) => `Too many writes in a single function execution (limit: ${limit})`,
  functionsScheduled: (limit) => `Too many functions scheduled by this mutation (limit: ${limit})`,
  scheduledFunctionArgsBytes: (limit) =>
    `Too large total size of the arguments of scheduled functions from this mutation (limit: ${limit} bytes)`,
};

/** What a nested run that failed has used for good: its writes are undone. */
const KEPT_BY_ROLLBACK: ReadonlySet<Metric> = new Set<Metric>([
  "bytesRead",
  "databaseQueries",
  "documentsRead",
]);

const METRICS = Object.keys(TRANSACTION_LIMITS) as Metric[];
const NOTHING: Readonly<Amounts> = each(() => 0);

/** What a transaction has used of what it may use. */
export class Usage {
  #used: Amounts = { ...NOTHING };
  #limits: Amounts = { ...TRANSACTION_LIMITS };

  /** Throws, in Convex's words, when there is more now than is allowed. */
  add(metric: Counted, amount = 1): void {
    this.#used[metric] += amount;
    if (this.#used[metric] > this.#limits[metric]) throw new Error(MESSAGES[metric](this.#limits[metric]));
  }

  /** As `ctx.meta.getTransactionMetrics()` answers. */
  metrics(): Record<Metric, { used: number; remaining: number }> {
    return each((metric) => {
      const used = this.#used[metric];
      return { used, remaining: Math.max(0, this.#limits[metric] - used) };
    });
  }

  /** Lets `work` use at most `budget` more, and never more than it could without one. */
  async within<Result>(
    budget: Partial<Record<Metric, number>>,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const before = this.#limits;
    this.#limits = each((metric) => {
      const allowed = budget[metric];
      return allowed === undefined ? before[metric] : Math.min(before[metric], this.#used[metric] + allowed);
    });
    try {
      return await work();
    } finally {
      this.#limits = before;
    }
  }

  savepoint(): Readonly<Amounts> {
    return { ...this.#used };
  }

  /** Forgets what was written since. What was read since was read. */
  rollbackTo(savepoint: Readonly<Amounts>): void {
    this.#used = each((metric) => (KEPT_BY_ROLLBACK.has(metric) ? this.#used[metric] : savepoint[metric]));
  }
}

function each<Item>(of: (metric: Metric) => Item): Record<Metric, Item> {
  return Object.fromEntries(METRICS.map((metric) => [metric, of(metric)])) as Record<Metric, Item>;
}
