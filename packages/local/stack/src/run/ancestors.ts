import { basename } from "node:path";
import { areAlive, type ProcessEntry, type ProcessId, readProcessTable } from "@repo/local-kit/process-table";

const managers = new Set(["npm", "npx", "pnpm", "pnpx", "npm-cli.js", "npx-cli.js", "pnpm.cjs", "pnpm.mjs"]);
const shells = new Set(["sh", "bash", "dash", "zsh"]);

/**
 * The package managers that started the calling process, with the shells in between: the unbroken chain
 * of parents up to the outermost one. When one of them is ended by SIGTERM it may leave this process
 * behind without a word.
 */
export function findLaunchers(table = readProcessTable(), pid = process.pid): ProcessId[] {
  const chain: ProcessEntry[] = [];
  let outermost = 0;
  let entry = parentOf(pid, table);
  while (entry !== undefined && entry.pid > 1) {
    const manager = isManager(entry.command);
    if (!manager && !isScriptShell(entry.command)) break;
    chain.push(entry);
    if (manager) outermost = chain.length;
    entry = parentOf(entry.pid, table);
  }
  return chain.slice(0, outermost).map(({ pid, startTime }) => ({ pid, startTime }));
}

/** Calls back once, when one of the processes has ended; looks once a second. */
export function watchLaunchers(launchers: readonly ProcessId[], onGone: () => void): NodeJS.Timeout {
  const timer = setInterval(() => {
    if (areAlive(launchers)) return;
    clearInterval(timer);
    onGone();
  }, 1_000);
  return timer.unref();
}

function parentOf(pid: number, table: ReadonlyMap<number, ProcessEntry>): ProcessEntry | undefined {
  const entry = table.get(pid);
  return entry && table.get(entry.ppid);
}

/** npm sets its title, so its command line reads `npm run dev`; others show `node …/npx-cli.js`. */
function isManager(command: string): boolean {
  const [program = "", script = ""] = command.split(" ");
  return managers.has(basename(program)) || (basename(program) === "node" && managers.has(basename(script)));
}

/** A shell that runs a script line for a package manager, not one that somebody types into. */
function isScriptShell(command: string): boolean {
  const [program = "", option] = command.split(" ");
  return shells.has(basename(program)) && option === "-c";
}
