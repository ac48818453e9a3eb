import { capitalize } from "../engine/capitalize";
import type { LoggedExecution } from "../engine/types";

/** An execution as `npx convex logs` reads it (cli/lib/logs.ts); times in seconds. */
export function toLogEntry({ path, kind, logLines, error, endedAt, tookMs }: LoggedExecution): object {
  return {
    kind: "Completion",
    udfType: kind === "http" ? "HttpAction" : capitalize(kind),
    identifier: path,
    logLines,
    timestamp: endedAt / 1000,
    executionTime: tookMs / 1000,
    cachedResult: false,
    ...(error === null ? { success: null } : { error }),
  };
}
