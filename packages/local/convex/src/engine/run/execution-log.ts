import { errorMessage } from "../errors";
import type { FunctionAddress, LoggedExecution } from "../types";
import { displayedAddress } from "./function-address";

/** How many executions are kept: what `npx convex logs --history` can look back on. */
const KEPT = 1000;

/** What an execution is known by before it has run. */
type Source = Pick<LoggedExecution, "kind" | "logLines" | "cronJob">;

/** The newest executions that were asked for from outside, oldest first, and who waits for the next one. */
export class ExecutionLog {
  readonly #kept: { cursor: number; execution: LoggedExecution }[] = [];
  readonly #waiting = new Set<() => void>();
  /** Begins at the time, so that whoever followed this log before a restart is not ahead of it. */
  #cursor = Date.now();

  /**
   * Runs `work` and keeps how it went, with the log lines that it has added to the source's by then.
   *
   * @param what the function, or an HTTP action's method and path
   */
  async keep<Result>(
    what: FunctionAddress | string,
    { kind, logLines, cronJob }: Source,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const startedAt = performance.now();
    const end = (error: string | null) =>
      this.#add({
        ...named(what),
        kind,
        ...(cronJob === undefined ? {} : { cronJob }),
        logLines: [...logLines],
        error,
        endedAt: Date.now(),
        tookMs: performance.now() - startedAt,
      });
    try {
      const result = await work();
      end(null);
      return result;
    } catch (error) {
      end(errorMessage(error));
      throw error;
    }
  }

  /** Everything after `cursor`, or everything that is kept for 0, and the cursor to ask with the next time. */
  since(cursor: number): { executions: LoggedExecution[]; cursor: number } {
    const later = this.#kept.filter((kept) => kept.cursor > cursor);
    return { executions: later.map(({ execution }) => execution), cursor: this.#cursor };
  }

  /** Resolves at the next execution, or after `ms`. */
  async next(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const settle = () => {
        clearTimeout(timer);
        this.#waiting.delete(settle);
        resolve();
      };
      const timer = setTimeout(settle, ms);
      timer.unref();
      this.#waiting.add(settle);
    });
  }

  #add(execution: LoggedExecution): void {
    this.#cursor += 1;
    this.#kept.push({ cursor: this.#cursor, execution });
    if (this.#kept.length > KEPT) this.#kept.shift();
    for (const settle of this.#waiting) settle();
  }
}

/** An address alone: what comes as one, such as a job, may have more about it, which is not to be kept. */
function named(what: FunctionAddress | string): Pick<LoggedExecution, "path" | "address"> {
  if (typeof what === "string") return { path: what };
  const { componentPath, path } = what;
  return { path: displayedAddress(what), address: { componentPath, path } };
}
