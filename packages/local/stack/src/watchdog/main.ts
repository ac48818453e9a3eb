import { rmSync } from "node:fs";
import { endProcesses } from "../process/end";
import { RunProcesses } from "../process/run-processes";
import type { WatchdogMessage } from "./start";

/** Arguments: the run's marker, and the throw-away state directory if there is one. */
const [runId = "", throwAwayDir] = process.argv.slice(2);
const processes = new RunProcesses(runId);

// Whoever signals a whole tree must not take this process along before its work is done.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

process.on("message", (message: WatchdogMessage) => {
  if (message.type === "root") processes.addRoot(message.pid);
  else process.exit(0);
});

// The channel closes when the stack ends in whatever way, kill -9 included.
process.on("disconnect", () => {
  void endProcesses(() => processes.alive()).then(() => {
    if (throwAwayDir !== undefined) rmSync(throwAwayDir, { recursive: true, force: true });
    process.exit(0);
  });
});

process.send?.({ type: "ready" });
