import { MAX_LOG_LINE_BYTES, MAX_LOG_LINES } from "./limits";

const TRUNCATED = " (truncated due to length)";

/** Adds a line of `level` to those of a call, unless it has as many as it may have; its last one says so. */
export function addLogLine(logLines: string[], level: string, text: string): void {
  if (logLines.length < MAX_LOG_LINES - 1) logLines.push(`[${level}] ${truncated(text)}`);
  else if (logLines.length === MAX_LOG_LINES - 1) {
    logLines.push(`[ERROR] Log overflow (maximum ${MAX_LOG_LINES}). Remaining log lines omitted.`);
  }
}

function truncated(text: string): string {
  if (Buffer.byteLength(text) <= MAX_LOG_LINE_BYTES) return text;
  const bytes = Buffer.from(text).subarray(0, MAX_LOG_LINE_BYTES - TRUNCATED.length);
  // A character that is cut in two would end in a replacement character.
  return bytes.toString().replace(/\uFFFD$/, "") + TRUNCATED;
}
