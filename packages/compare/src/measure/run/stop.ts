import { constants } from "node:os";

/** Somebody stopped the run. */
export class Stopped extends Error {
  readonly exitCode: number;
  constructor(signal: keyof typeof constants.signals) {
    super(`Stopped by ${signal}. Nothing was written.`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** How long what is being measured may take to notice, in ms; the stack ends what is left. */
const PATIENCE = 5000;

/** Aborted at the first signal that asks this process to end. */
export function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => {
      const stopped = new Stopped(signal);
      process.stdout.write(`\n${stopped.message}\n`);
      controller.abort(stopped);
      setTimeout(() => process.exit(stopped.exitCode), PATIENCE).unref();
    });
  return controller.signal;
}
