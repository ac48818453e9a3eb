import { createHash } from "node:crypto";

import type { Access, Commit, Engine, Identity, QueryOutcome, QueryRequest, ReadSet } from "../engine/types";
import type { QuerySetModification } from "./client-messages";
import { queryModification, queryRemoved, type QueryModification } from "./server-messages";

interface Subscription {
  queryId: number;
  request: QueryRequest;
  componentPath: string | null | undefined;
  /** What the newest result was read from; null before the first result and while the query runs. */
  reads: ReadSet | null;
  /** Timestamp of the first commit the newest result misses, 0 when it must run anyway, null when it is current. */
  staleSince: bigint | null;
  /** Of the result the client holds; null before the first. */
  digest: string | null;
}

/**
 * The queries one client subscribes to, and which of them need to run again.
 *
 * `apply` and `refresh` are called by one caller in turn; `invalidate` may come at any time.
 */
export class QuerySet {
  readonly #engine: Pick<Engine, "runQueries">;
  readonly #subscriptions = new Map<number, Subscription>();
  /** Commits that arrive while queries run; null while none do. */
  #concurrentCommits: Commit[] | null = null;

  constructor(engine: Pick<Engine, "runQueries">) {
    this.#engine = engine;
  }

  /** Adds and removes subscriptions. Returns what the client must be told about those removed. */
  apply(modifications: readonly QuerySetModification[]): QueryModification[] {
    const removed: QueryModification[] = [];
    for (const modification of modifications) {
      const { queryId } = modification;
      if (modification.type === "Remove") {
        this.#subscriptions.delete(queryId);
        removed.push(queryRemoved(queryId));
        continue;
      }
      const { udfPath, args, journal = null, componentPath } = modification;
      const request = { path: udfPath, args, journal };
      const unread = { reads: null, staleSince: 0n, digest: null };
      this.#subscriptions.set(queryId, { queryId, request, componentPath, ...unread });
    }
    return removed;
  }

  /** Makes every query run at the next refresh: after a change of identity or of the functions. */
  invalidateAll(): void {
    for (const subscription of this.#subscriptions.values()) subscription.staleSince = 0n;
  }

  /** Notes a commit. Returns whether a result the client holds is now out of date. */
  invalidate(commit: Commit): boolean {
    this.#concurrentCommits?.push(commit);
    let found = false;
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.staleSince === null && subscription.reads?.isInvalidatedBy(commit.changes) === true) {
        subscription.staleSince = commit.ts;
        found = true;
      }
    }
    return found;
  }

  get isStale(): boolean {
    return [...this.#subscriptions.values()].some(({ staleSince }) => staleSince !== null);
  }

  /** Runs what is stale. Afterwards every result is the one at `ts`; `changed` are those the client does not hold. */
  async refresh(
    identity: Identity | null,
    access: Access = "public",
  ): Promise<{ ts: bigint; changed: QueryModification[] }> {
    const changed = new Map<number, QueryModification>();
    const all = [...this.#subscriptions.values()];
    const stale = all.filter(({ staleSince }) => staleSince !== null);
    let ts = await this.#run(identity, access, stale, changed);
    // A commit that came before these queries' turn may concern one that was current when they were picked. Running all
    // of them ends this: there is none left to be overtaken.
    const ran = new Set(stale);
    if (all.some((other) => !ran.has(other) && other.staleSince !== null && other.staleSince <= ts)) {
      ts = await this.#run(identity, access, all, changed);
    }
    return { ts, changed: [...changed.values()] };
  }

  async #run(
    identity: Identity | null,
    access: Access,
    subscriptions: readonly Subscription[],
    changed: Map<number, QueryModification>,
  ): Promise<bigint> {
    const commits: Commit[] = [];
    this.#concurrentCommits = commits;
    const requests = subscriptions.map(({ request, componentPath, digest, staleSince }) => ({
      ...request,
      componentPath,
      access,
      // What runs because of a commit runs for everybody who looks at the same rows.
      isShared: digest !== null && staleSince !== 0n,
    }));
    for (const subscription of subscriptions) {
      subscription.staleSince = null;
      subscription.reads = null;
    }
    const { ts, outcomes } = await this.#engine.runQueries(identity, requests);
    this.#concurrentCommits = null;

    const later = commits.filter((commit) => commit.ts > ts);
    for (const [index, subscription] of subscriptions.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error(`The engine left out query ${subscription.request.path}.`);
      const { reads, journal } = outcome;
      subscription.reads = reads;
      subscription.request = { ...subscription.request, journal };
      subscription.staleSince = later.find(({ changes }) => reads.isInvalidatedBy(changes))?.ts ?? null;

      const digest = digestOf(outcome);
      if (digest === subscription.digest) continue;
      subscription.digest = digest;
      changed.set(subscription.queryId, queryModification(subscription.queryId, outcome));
    }
    return ts;
  }
}

const digests = new WeakMap<QueryOutcome, string>();

/** Equal for results that look the same to the client; every failure has its own request id. */
function digestOf(outcome: QueryOutcome): string {
  const known = digests.get(outcome);
  if (known !== undefined) return known;
  const digest = computeDigest(outcome);
  digests.set(outcome, digest);
  return digest;
}

function computeDigest(outcome: QueryOutcome): string {
  const visible = outcome.ok
    ? [outcome.value]
    : [outcome.errorMessage.replace(/^\[Request ID: \w+\]/, ""), outcome.errorData ?? null];
  return createHash("sha1")
    .update(JSON.stringify([outcome.ok, visible, outcome.logLines]))
    .digest("base64");
}
