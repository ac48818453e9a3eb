import { inspect } from "node:util";
import { MAX_LOG_LINE_BYTES } from "../limits/limits";
import { addLogLine } from "../limits/log-lines";
import { currentExecution } from "./execution";

const LEVELS = ["debug", "log", "info", "warn", "error"] as const;
/** A text is shown as far as a line goes. */
const INSPECT = { maxStringLength: MAX_LOG_LINE_BYTES };
const CAPTURED = Symbol.for("convex-local console capture");

/**
 * Lets console calls inside a function's run become its log lines, which clients print; elsewhere the console stays
 * what it was. There is one console per process, so a second call changes nothing.
 */
export function captureConsole(): void {
  if (CAPTURED in console) return;
  Object.defineProperty(console, CAPTURED, { value: true });
  for (const level of LEVELS) {
    const print = console[level].bind(console);
    console[level] = (...values: unknown[]): void => {
      const execution = currentExecution.getStore();
      if (execution === undefined) print(...values);
      else {
        const text = values.map((value) => inspect(value, INSPECT)).join(" ");
        addLogLine(execution.logLines, level.toUpperCase(), text);
      }
    };
  }
}

/** For runs without a client that would show them. */
export function printLogLines(source: string, logLines: readonly string[]): void {
  for (const line of logLines) console.log(`[${source}] ${line}`);
}
