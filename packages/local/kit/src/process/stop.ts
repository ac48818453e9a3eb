import type { EventEmitter } from "node:events";

/** What of a process is used here. */
export interface StoppableProcess extends EventEmitter {
  exit(code: number): void;
}

/**
 * Closes and exits on SIGTERM, on SIGINT, and when the parent goes away, so that nothing outlives a killed parent.
 *
 * Being asked again changes nothing: a terminal's Ctrl-C reaches a whole process group, whose parent then passes it on,
 * and a second signal without a listener would end the process in the middle of its closing.
 *
 * @param name of the command, for what is said when closing fails
 */
export function stopWhenAsked(target: StoppableProcess, name: string, close: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    close().then(
      () => target.exit(0),
      (error: unknown) => {
        console.error(`${name}: could not stop cleanly:`, error);
        target.exit(1);
      },
    );
  };
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) target.on(event, stop);
}
