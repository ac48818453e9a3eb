import type { JSONValue } from "convex/values";

/** A verified caller, as `ctx.auth.getUserIdentity()` returns it; `null` when nobody is signed in. */
export type Identity = { tokenIdentifier: string; subject: string; issuer: string } & Record<
  string,
  JSONValue
>;

/** Module path without extension ("customers", "auth.config") → the module's exports, as `import()` gives them. */
export type LoadedModules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A call as both protocols carry it: `path` is "module:export", `args` one object in Convex JSON. */
export interface FunctionCall {
  path: string;
  args: JSONValue;
}

/** `errorData` is there only for a ConvexError: a client takes even `null` for one. */
export type FunctionFailure = {
  ok: false;
  errorMessage: string;
  errorData?: JSONValue;
  logLines: string[];
};

export type FunctionSuccess = { ok: true; value: JSONValue; logLines: string[] };

/** What a query read: enough to tell whether a commit could change its result. */
export interface ReadSet {
  isInvalidatedBy(changes: readonly DocumentChange[]): boolean;
}

/** `before` is null for an insert, `after` for a delete. */
export interface DocumentChange {
  table: string;
  id: string;
  before: StoredDocument | null;
  after: StoredDocument | null;
}

export type StoredDocument = { _id: string; _creationTime: number } & Record<string, unknown>;

/** `journal` is opaque to clients and comes back with the query on reconnect; it pins a page's end cursor. */
export interface QueryRequest extends FunctionCall {
  journal?: string | null;
}

export type QueryOutcome = (FunctionSuccess | FunctionFailure) & { reads: ReadSet; journal: string | null };

/** `ts` is the commit's timestamp in nanoseconds. */
export type MutationOutcome = (FunctionSuccess & { ts: bigint }) | FunctionFailure;

export interface Commit {
  ts: bigint;
  changes: readonly DocumentChange[];
  /** Of the mutation that made this commit; null if it had none. */
  idempotencyKey: string | null;
}

/** Counts of public function runs since the start, by "module:export"; `unauthenticated` is the part without an identity. */
export interface ExecutionCounts {
  [path: string]: { total: number; unauthenticated: number };
}

/** One deployment's data and functions. Knows no socket, no HTTP and no token. */
export interface Engine {
  /** Takes a new set of modules (schema, functions, http). Existing documents must satisfy the new schema, else it throws and keeps the old set. */
  load(modules: LoadedModules): void;
  /**
   * Runs all queries at one timestamp and returns it: `at`, in nanoseconds, or else the newest. Rejects with
   * TimestampTooOld when the data as of `at` are no longer known: about 30 s later, after a `load`, and for the time
   * before the start. Rejects with a RangeError when `at` is later than `latestTs()`. Never rejects for a function's
   * own failure.
   */
  runQueries(
    identity: Identity | null,
    requests: readonly QueryRequest[],
    at?: bigint,
  ): Promise<{ ts: bigint; outcomes: QueryOutcome[] }>;
  /**
   * With `idempotencyKey`, a repeat answers the original outcome, also after a restart. `beforeStart` is called when
   * the mutation's turn has come; what it throws is what this rejects with, and nothing has run.
   */
  runMutation(
    identity: Identity | null,
    call: FunctionCall,
    idempotencyKey?: string,
    beforeStart?: () => void,
  ): Promise<MutationOutcome>;
  runAction(identity: Identity | null, call: FunctionCall): Promise<FunctionSuccess | FunctionFailure>;
  /** Routes to the http module's router; 404 when it has no match. */
  runHttpAction(identity: Identity | null, request: Request): Promise<Response>;
  /** Kind of a public function, or null: the HTTP API's `/api/function` needs it. */
  kindOf(path: string): "query" | "mutation" | "action" | null;
  onCommit(listener: (commit: Commit) => void): () => void;
  /** Newest commit's timestamp in nanoseconds. */
  latestTs(): bigint;
  /** Moves the clock forward to at least `ts`: a tab may have observed more than a reset deployment knows. */
  advanceTo(ts: bigint): void;
  /** Of everybody; with `isAsked` of those identities alone. */
  executions(isAsked?: (identity: Identity) => boolean): ExecutionCounts;
  /** Flushes and closes the log, cancels timers. */
  close(): Promise<void>;
}

export interface EngineOptions {
  /** Folder of the append-only log; without it everything lives in memory. */
  stateDir?: string;
}
