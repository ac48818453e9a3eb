import { findPortHolder, type PortHolder } from "./holder";
import { isPortTaken } from "./taken";

/** A port that this run needs. */
export interface NeededPort {
  port: number;
  /** What it is for, as a noun: "the Auth0 tenant". */
  purpose: string;
}

/** A needed port and, when somebody else has it, who. */
export interface PortState extends NeededPort {
  taken: boolean;
  /** Absent when the port is free, or taken by another user's process. */
  holder?: PortHolder | undefined;
}

/** Looks at each port. */
export async function checkPorts(needed: readonly NeededPort[]): Promise<PortState[]> {
  return Promise.all(
    needed.map(async ({ port, purpose }) => {
      const taken = await isPortTaken(port);
      return { port, purpose, taken, holder: taken ? findPortHolder(port) : undefined };
    }),
  );
}

/** What to tell about a taken port: who has it and how to free it. */
export function describeTakenPort({ port, purpose, holder }: PortState): string {
  const taken = `Port ${port}, needed for ${purpose}, is taken by`;
  if (holder === undefined) {
    return `${taken} a process of another user. Find it with: sudo lsof -nP -iTCP:${port} -sTCP:LISTEN`;
  }
  return holder.stack === undefined
    ? `${taken} process ${holder.pid} (${shorten(holder.command)}). Free it with: kill ${holder.pid}`
    : `${taken} a stack that runs (process ${holder.stack}). Stop that with Ctrl-C in its terminal or: kill ${holder.stack}`;
}

function shorten(command: string): string {
  return command.length > 120 ? `${command.slice(0, 119)}…` : command;
}
