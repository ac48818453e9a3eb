import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { isDenied, isGone } from "@repo/local-kit/errors";
import { readProcess } from "@repo/local-kit/process-table";
import { findStackOf } from "../process/marker";

/** A process that listens on a port. */
export interface PortHolder {
  pid: number;
  command: string;
  /** The stack that started it, if one did and still runs: it would start a service again that somebody ends. */
  stack?: number | undefined;
}

/** Who listens on the TCP port; undefined when it is free or belongs to another user's process. */
export function findPortHolder(port: number): PortHolder | undefined {
  const pid = process.platform === "linux" ? findInProc(port) : findWithLsof(port);
  const entry = pid === undefined ? undefined : readProcess(pid);
  return entry && { pid: entry.pid, command: entry.command, stack: findStackOf(entry) };
}

function findInProc(port: number): number | undefined {
  const inodes = new Set(
    ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => listeningInodes(readIfThere(file), port)),
  );
  if (inodes.size === 0) return undefined;
  const links = new Set([...inodes].map((inode) => `socket:[${inode}]`));
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => openFiles(pid).some((link) => links.has(link)));
}

/**
 * The socket inodes that listen on a port, from the text of `/proc/net/tcp` or `tcp6` (proc_pid_net(5)):
 * local address as `hex:hexport`, state 0A, and the inode in the tenth column.
 */
export function listeningInodes(text: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return text.split("\n").flatMap((line) => {
    const columns = line.trim().split(/\s+/);
    const [, local = "", , state] = columns;
    const inode = columns[9];
    return local.endsWith(suffix) && state === "0A" && inode !== undefined ? [inode] : [];
  });
}

function openFiles(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => readLinkIfThere(`/proc/${pid}/fd/${fd}`) ?? []);
  } catch (error) {
    if (isGone(error) || isDenied(error)) return [];
    throw error;
  }
}

function readLinkIfThere(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch (error) {
    if (isGone(error) || isDenied(error)) return undefined;
    throw error;
  }
}

/** A kernel without IPv6 has no tcp6. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (isGone(error)) return "";
    throw error;
  }
}

/** lsof answers with exit code 1 and nothing when the port is free. */
function findWithLsof(port: number): number | undefined {
  const { stdout, error } = spawnSync("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fp"], {
    encoding: "utf8",
  });
  if (error !== undefined) throw error;
  return parseLsof(stdout);
}

/** Parses `lsof -Fp`, whose process lines are `p<pid>`. */
export function parseLsof(output: string): number | undefined {
  const match = /^p(\d+)$/m.exec(output);
  return match?.[1] === undefined ? undefined : Number(match[1]);
}
