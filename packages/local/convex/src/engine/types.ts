import type { JSONValue } from "convex/values";

/** A verified caller, as `ctx.auth.getUserIdentity()` returns it; `null` when nobody is signed in. */
export type Identity = { tokenIdentifier: string; subject: string; issuer: string } & Record<
  string,
  JSONValue
>;

/** Module path without extension ("customers", "auth.config") → the module's exports, as `import()` gives them. */
export type LoadedModules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * The modules of every component that the app uses, by its path: "rateLimiter", "rateLimiter/batchWorker". Each use of
 * a component has its own, which share nothing.
 */
export type LoadedComponents = ReadonlyMap<string, LoadedModules>;

/**
 * What a caller may call: the public functions; with the admin key every function, and the queries of the deployment
 * itself; or nothing, for the reason that each call is then refused with.
 */
export type Access = "public" | "admin" | { readonly refused: string };

/** What functions may ask of the request that a call came with. */
export interface RequestOrigin {
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** The token that says who calls; null with an admin key. */
  readonly authToken: string | null;
}

/** A call as both protocols carry it: `path` is "module:export", `args` one object in Convex JSON. */
export interface FunctionCall {
  /** Of a component, whose functions the admin key alone may call; none, or an empty one, for the app. */
  componentPath?: string | null | undefined;
  path: string;
  args: JSONValue;
  /** "public" when left out. */
  access?: Access;
  /** None for a call that came with no request. */
  origin?: RequestOrigin;
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
  /** Whether a run that somebody else asked for will do, as long as the result is the same. */
  isShared?: boolean;
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

/** A function as the deployment knows it: `path` is "module:export", and the app's component path is empty. */
export interface FunctionAddress {
  readonly componentPath: string;
  readonly path: string;
}

/** One run of a function that a client, the schedule or an HTTP request asked for. */
export interface LoggedExecution {
  /** "module:export", behind the path of its component if it has one, or an HTTP action's method and path. */
  path: string;
  /** The same in its parts; undefined for an HTTP action. */
  address?: FunctionAddress;
  kind: "query" | "mutation" | "action" | "http";
  /** The cron job that asked for it, if one did. */
  cronJob?: string;
  logLines: string[];
  /** What a client was told of its failure; null for a success. */
  error: string | null;
  /** In epoch milliseconds. */
  endedAt: number;
  tookMs: number;
}

/** An index as the Convex CLI lists it; `name` is "table.index". */
export type IndexConfig =
  | { name: string; type: "database"; fields: readonly string[] }
  | { name: string; type: "search"; searchField: string; filterFields: readonly string[] };

/** What a set of modules would do to the indexes. */
export interface IndexChanges {
  added: IndexConfig[];
  removed: IndexConfig[];
}

/** A stored file in an import or an export. */
export interface TransferredFile extends StoredFile {
  id: string;
  creationTime?: number | undefined;
  /** In hexadecimal or base64. */
  sha256?: string | undefined;
}

/** Stored files by the path of the component that has them; empty for the app. */
export type TransferredFiles = ReadonlyMap<string, readonly TransferredFile[]>;

/** Documents to import, in Convex JSON, and what becomes of those that are there. */
export interface ImportRequest {
  /** By the table's name in the database: "ledger/notes" is a component's. */
  tables: ReadonlyMap<string, readonly JSONValue[]>;
  files?: TransferredFiles;
  /** Whether an empty text stands for nothing where the schema makes a field optional: CSV cannot tell them apart. */
  isEmptyMissing?: boolean;
  mode: "requireEmpty" | "append" | "replace" | "replaceAll";
}

/** What the deployment's owner set with `npx convex env set`. */
export type EnvironmentVariables = ReadonlyMap<string, string>;

/** A stored file's content; without a type if whoever stored it gave none. */
export interface StoredFile {
  content: Uint8Array;
  contentType: string | null;
}

/** One deployment's data and functions. Knows no socket, no HTTP and no token. */
export interface Engine {
  /** Takes a new set of modules (schema, functions, http). Existing documents must satisfy the new schema, else it throws and keeps the old set. */
  load(modules: LoadedModules, components?: LoadedComponents): void;
  /** What `load` would do, by component, whatever the data are. Throws for what is wrong with the modules. */
  preview(modules: LoadedModules, components?: LoadedComponents): ReadonlyMap<string, IndexChanges>;
  /** Why `load` would refuse the schema, with the table; null if the documents satisfy it. */
  schemaMismatch(
    modules: LoadedModules,
    components?: LoadedComponents,
  ): { componentPath: string; table: string; explanation: string } | null;
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
  runHttpAction(identity: Identity | null, request: Request, origin?: RequestOrigin): Promise<Response>;
  /** Kind of a function that the caller may call, or null: the HTTP API's `/api/function` needs it. */
  kindOf(
    call: Pick<FunctionCall, "componentPath" | "path">,
    access: Access,
  ): "query" | "mutation" | "action" | null;
  /** Told of each commit once it counts. */
  onCommit(listener: (commit: Commit) => void): () => void;
  /** The timestamp up to which every commit is shown, in nanoseconds. */
  latestTs(): bigint;
  /** Moves the clock forward to at least `ts`: a tab may have observed more than a reset deployment knows. */
  advanceTo(ts: bigint): void;
  /** Survive a restart. What functions see is up to the caller. */
  environmentVariables(): EnvironmentVariables;
  /** Replaces all of them. Rejects, changing nothing, when the disk takes no more. */
  setEnvironmentVariables(variables: EnvironmentVariables): Promise<void>;
  /** How many documents an import would delete. */
  countDeletedByImport(request: ImportRequest): number;
  /** Notes a new import, which waits for a confirmation if there is a question. Returns its id. */
  startImport(question: string | undefined): Promise<string>;
  /** Imports all documents or none; how it went is what the CLI's query of the import says. */
  runImport(importId: string, request: ImportRequest): Promise<void>;
  /** Notes a new export, of the data as they are now, with the stored files or without. */
  startExport(withFiles: boolean): Promise<void>;
  /** Every table's documents as of a timestamp, in Convex JSON, by its name in the database. Throws like `runQueries`. */
  exportDocuments(ts: bigint): ReadonlyMap<string, readonly JSONValue[]>;
  /** The stored files of the newest export, if it is as of `ts` and was asked for them; else none. Throws like `runQueries`. */
  exportFiles(ts: bigint): Promise<TransferredFiles>;
  /**
   * The executions after `cursor`, or all that are kept for 0, and the cursor to ask with next. When there are none it
   * waits for the next one, up to `waitMs`.
   */
  executionLog(cursor: number, waitMs: number): Promise<{ executions: LoggedExecution[]; cursor: number }>;
  /** Of everybody; with `isAsked` of those identities alone. @param until as it was then, in ms since the epoch */
  executions(isAsked?: (identity: Identity) => boolean, until?: number): ExecutionCounts;
  /** What browsers upload and download. `store` returns the file's id, and rejects with FileRefused. */
  readonly files: {
    /** The path of the component that an upload is for; null for a token that is not taken (any more). */
    uploadTarget(token: string): string | null;
    store(file: StoredFile, sha256?: string, componentPath?: string): Promise<string>;
    read(id: string): Promise<StoredFile | null>;
  };
  /** Flushes and closes the log, cancels timers. */
  close(): Promise<void>;
}

/**
 * When a change counts, and is shown: once the operating system has it, which survives the death of the process, or
 * once it is on the disk, which survives a power failure.
 */
export type Durability = "os" | "disk";

export interface EngineOptions {
  /** Folder of the append-only log; without it everything lives in memory. */
  stateDir?: string;
  /** "os" by default. */
  durability?: Durability;
  /** Whether to go on with what is before a damage of the log. */
  recover?: boolean;
  /** Asked before each commit; throws when the folder is no longer this process's own. */
  checkFolder?: () => void;
}
