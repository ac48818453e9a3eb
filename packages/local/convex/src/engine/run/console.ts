import { inspect } from "node:util";
import { MAX_LOG_LINE_BYTES } from "../limits/limits";
import { addLogLine } from "../limits/log-lines";
import { currentExecution, type Execution } from "./execution";

type Method = (...values: unknown[]) => void;

const LEVELS = ["debug", "log", "info", "warn", "error"] as const;
/** A text is shown as far as a line goes. */
const INSPECT = { maxStringLength: MAX_LOG_LINE_BYTES };
const CAPTURED = Symbol.for("convex-local console capture");

/** When each timer of a run was started, by its label. */
const timersOfRuns = new WeakMap<Execution, Map<string, number>>();

/**
 * The console of Convex's default runtime: there is no other method, so that a call of `console.table` fails here as it
 * does there. Inside a function's run the calls become its log lines, which clients print.
 */
export const functionsConsole: Readonly<Record<string, Method>> = {
  ...Object.fromEntries(
    LEVELS.map((level) => [
      level,
      inRuns(level, ({ logLines }, ...values) => addLogLine(logLines, level.toUpperCase(), textOf(values))),
    ]),
  ),
  trace: inRuns("trace", ({ logLines }, ...values) => {
    // Behind the message and the two calls of this file.
    const frames = (new Error().stack ?? "").split("\n").slice(3);
    addLogLine(logLines, "LOG", [textOf(values), ...frames].join("\n"));
  }),
  time: inRuns("time", (execution, label) => {
    const { name, startedAt } = timerOf(execution, label);
    if (startedAt !== undefined) addLogLine(execution.logLines, "WARN", `Timer '${name}' already exists`);
    else timersOf(execution).set(name, Date.now());
  }),
  timeLog: inRuns("timeLog", (execution, label, ...values) => addElapsed(execution, label, values)),
  timeEnd: inRuns("timeEnd", (execution, label) => {
    addElapsed(execution, label, []);
    timersOf(execution).delete(timerOf(execution, label).name);
  }),
};

/**
 * Gives the process's console, which functions in Node have, the methods above; outside of runs they stay what they
 * were. There is one console per process, so a second call changes nothing.
 */
export function captureConsole(): void {
  if (CAPTURED in console) return;
  Object.defineProperty(console, CAPTURED, { value: true });
  Object.assign(console, functionsConsole);
}

/** For runs without a client that would show them. */
export function printLogLines(source: string, logLines: readonly string[]): void {
  for (const line of logLines) console.log(`[${source}] ${line}`);
}

function inRuns(
  name: (typeof LEVELS)[number] | "trace" | "time" | "timeLog" | "timeEnd",
  log: (execution: Execution, ...values: unknown[]) => void,
): Method {
  const print = console[name];
  return (...values) => {
    const execution = currentExecution.getStore();
    if (execution === undefined) Reflect.apply(print, console, values);
    else log(execution, ...values);
  };
}

function textOf(values: readonly unknown[]): string {
  return values.map((value) => inspect(value, INSPECT)).join(" ");
}

function timersOf(execution: Execution): Map<string, number> {
  const known = timersOfRuns.get(execution);
  if (known !== undefined) return known;
  const timers = new Map<string, number>();
  timersOfRuns.set(execution, timers);
  return timers;
}

function timerOf(execution: Execution, label: unknown): { name: string; startedAt: number | undefined } {
  const name = typeof label === "string" ? label : label === undefined ? "default" : textOf([label]);
  return { name, startedAt: timersOf(execution).get(name) };
}

/** The time is that of the clock, in queries and mutations as well: nobody but the reader of the log sees it. */
function addElapsed(execution: Execution, label: unknown, values: readonly unknown[]): void {
  const { name, startedAt } = timerOf(execution, label);
  if (startedAt === undefined) addLogLine(execution.logLines, "WARN", `Timer '${name}' does not exist`);
  else {
    const elapsed = `${name}: ${Date.now() - startedAt}ms`;
    addLogLine(execution.logLines, "INFO", values.length > 0 ? `${elapsed} ${textOf(values)}` : elapsed);
  }
}
