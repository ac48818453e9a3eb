import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { childrensCpuMs, parseUsage } from "../server/process";
import { nextProgram } from "../servers/serve";

const LOOK_MS = 200;

/** What a build took. Processor and memory are read from /proc, which Linux alone has. */
export interface BuildCost {
  seconds: number;
  cpuSeconds?: number;
  peakBytes?: number;
}

/** Builds an app for production, from nothing or with the cache of the build before. @throws Error with what it said */
export async function timedBuild(folder: string, isCold: boolean): Promise<BuildCost> {
  if (isCold) rmSync(join(folder, ".next"), { recursive: true, force: true });
  const cpuBefore = childrensCpuMs();
  const began = performance.now();
  const child = spawn(process.execPath, [nextProgram(folder), "build"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listen = (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000));
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  let peak = 0;
  const { pid } = child;
  const looks = setInterval(
    () => (peak = Math.max(peak, pid === undefined ? 0 : memoryOfTree(pid))),
    LOOK_MS,
  );
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (code !== 0) throw new Error(`next build in ${folder} ended with ${code}:\n${said}`);
  } finally {
    clearInterval(looks);
  }
  const seconds = (performance.now() - began) / 1000;
  const cpuAfter = childrensCpuMs();
  if (cpuBefore === undefined || cpuAfter === undefined) return { seconds };
  return { seconds, cpuSeconds: (cpuAfter - cpuBefore) / 1000, peakBytes: peak };
}

/** The memory of a process and of all that it has started, in bytes; what ends while one looks counts nothing. */
function memoryOfTree(pid: number): number {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(name));
  const below = (id: number): number =>
    processes
      .filter(({ parent }) => parent === id)
      .reduce((sum, each) => sum + each.memoryBytes + below(each.id), 0);
  const own = processes.find(({ id }) => id === pid)?.memoryBytes ?? 0;
  return own + below(pid);
}

function readProcess(name: string): { id: number; parent: number; memoryBytes: number }[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, "utf8");
    const { memoryBytes } = parseUsage(stat, readFileSync(`/proc/${name}/status`, "utf8"));
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return [{ id: Number(name), parent, memoryBytes }];
  } catch (error) {
    if (hasEnded(error)) return [];
    throw error;
  }
}

/** A process that was listed may be gone when it is read. */
const hasEnded = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH");
