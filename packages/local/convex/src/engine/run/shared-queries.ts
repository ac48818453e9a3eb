import type { Snapshot } from "../data/transaction";
import type { Identity, QueryOutcome, QueryRequest } from "../types";
import type { Observed } from "./execution";
import type { Functions } from "./functions";

/** How long results are kept, in ms: until everybody who is shown the same commit has asked for them. */
const KEPT_MS = 5000;

/** How many are kept. */
const MAX_OUTCOMES = 1000;

/** What a query's result depends on besides its arguments and what it observes of its caller. */
export interface Moment {
  readonly snapshot: Snapshot;
  /** In nanoseconds: a query can ask for it. */
  readonly ts: bigint;
  readonly functions: Functions;
}

/**
 * Results of queries that many clients ask for at the same moment. One that did not ask who called is everybody's, one
 * that did is that identity's alone, and one that depended on the time or on chance is nobody else's.
 */
export class SharedQueries {
  #moment: Moment | null = null;
  readonly #outcomes = new Map<string, QueryOutcome>();
  #expiry: NodeJS.Timeout | undefined;

  find(moment: Moment, identity: Identity | null, request: QueryRequest): QueryOutcome | null {
    if (this.#moment === null || !isSame(this.#moment, moment)) return null;
    const query = keyOf(request);
    return this.#outcomes.get(query) ?? this.#outcomes.get(ownKey(query, identity)) ?? null;
  }

  /** @param observed by the run that ended with `outcome` */
  keep(
    moment: Moment,
    identity: Identity | null,
    request: QueryRequest,
    outcome: QueryOutcome,
    observed: Observed,
  ): void {
    if (!outcome.ok || observed.timeOrChance) return;
    if (this.#moment === null || !isSame(this.#moment, moment)) {
      if (this.#moment !== null && moment.ts < this.#moment.ts) return;
      this.#forget();
      this.#moment = moment;
      this.#expiry = setTimeout(() => this.#forget(), KEPT_MS).unref();
    }
    if (this.#outcomes.size === MAX_OUTCOMES) return;
    const query = keyOf(request);
    this.#outcomes.set(observed.identity ? ownKey(query, identity) : query, outcome);
  }

  #forget(): void {
    clearTimeout(this.#expiry);
    this.#moment = null;
    this.#outcomes.clear();
  }
}

function isSame(a: Moment, b: Moment): boolean {
  return a.snapshot === b.snapshot && a.ts === b.ts && a.functions === b.functions;
}

function keyOf({ componentPath, path, args, access = "public", journal = null }: QueryRequest): string {
  return JSON.stringify([componentPath ?? "", path, args, access, journal]);
}

/** All of an identity counts, not only who it is: a query may read any of its claims. */
function ownKey(query: string, identity: Identity | null): string {
  return `${query}\n${JSON.stringify(identity)}`;
}
