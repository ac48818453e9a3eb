/**
 * What Convex allows: https://docs.convex.dev/production/state/limits, and where that page leaves a number out, the
 * source of its backend. Everything that refuses takes its number from here.
 */

const KIB = 1024;
const MIB = 1024 * KIB;

/** Of every value: an argument, a result, what a document holds. */
export const MAX_ARRAY_LENGTH = 8192;
export const MAX_OBJECT_FIELDS = 1024;
export const MAX_VALUE_NESTING = 64;

/** Of a document, in bytes and levels; both with `_id` and `_creationTime`. */
export const MAX_DOCUMENT_BYTES = MIB;
export const MAX_DOCUMENT_NESTING = 16;

/** Of one call, in bytes. */
export const MAX_ARGUMENTS_BYTES = 16 * MIB;
export const MAX_RESULT_BYTES = 16 * MIB;

/** Of a query or a mutation with everything that it calls. */
export const TRANSACTION_LIMITS = {
  bytesRead: 16 * MIB,
  bytesWritten: 16 * MIB,
  databaseQueries: 4096,
  documentsRead: 32_000,
  documentsWritten: 16_000,
  functionsScheduled: 1000,
  scheduledFunctionArgsBytes: 16 * MIB,
  filesWritten: 10,
  fileWriteBytes: 16 * MIB,
  filesRead: 10,
  fileReadBytes: 16 * MIB,
} as const;

/** How deep `ctx.runQuery` and `ctx.runMutation` may nest below what a client called. */
export const MAX_CALL_DEPTH = 8;

/** How long an action may take, with everything that it waits for. */
export const MAX_ACTION_MS = 600_000;

/** How long code may compute before others have their turn, and how much memory it may take meanwhile. */
export const MAX_COMPUTING_MS = 1000;
export const MAX_MEMORY_BYTES = { isolate: 64 * MIB, node: 512 * MIB } as const;

/** How far ahead, and behind, a function may be scheduled. */
export const MAX_SCHEDULE_DISTANCE_MS = 5 * 366 * 24 * 60 * 60 * 1000;

/** Of one call with everything that it calls; a line's length in bytes. */
export const MAX_LOG_LINES = 256;
export const MAX_LOG_LINE_BYTES = 32 * KIB;

/** Of an HTTP action, each way. */
export const MAX_HTTP_BODY_BYTES = 20 * MIB;

/** Of one stored file, and of all of them: our own, for Convex has none. */
export const MAX_FILE_BYTES = 64 * MIB;
export const MAX_FILES_BYTES = 1024 * MIB;

/** Names of tables, indexes and functions, and parts of a module's path. */
export const MAX_IDENTIFIER_LENGTH = 64;

/** Of a schema. */
export const MAX_INDEXES_PER_TABLE = 64;
export const MAX_INDEX_FIELDS = 16;
export const MAX_SEARCH_FILTER_FIELDS = 16;

/** Of a search. Words of this many bytes, and longer ones, are left out, as if the text did not have them. */
export const MAX_SEARCH_WORDS = 16;
export const MAX_SEARCH_RESULTS = 1024;
export const MAX_SEARCH_FILTERS = 8;
export const TOO_LONG_WORD_BYTES = 32;

const UNITS = ["B", "KiB", "MiB", "GiB"];

/** 9,000,000 → "8.58 MiB", as Convex's messages have it. */
export function formatBytes(bytes: number): string {
  let [value, unit] = [bytes, 0];
  for (; value >= 1024 && unit < UNITS.length - 1; unit += 1) value /= 1024;
  return `${Number.isInteger(value) ? value : value.toFixed(2)} ${UNITS[unit] ?? ""}`;
}
