import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";

let boot: string | undefined;

/** Another one after every start of the machine; the same in all of its containers. Opaque. */
export function bootId(): string {
  boot ??= (
    process.platform === "linux"
      ? readFileSync("/proc/sys/kernel/random/boot_id", "utf8")
      : execFileSync("sysctl", ["-n", "kern.bootsessionuuid"], { encoding: "utf8" })
  ).trim();
  return boot;
}

/**
 * Where this process's number means anything: among the processes with the same one, since the machine's start. A
 * container has one of its own. 16 hexadecimal digits.
 */
export function processNamespace(): string {
  const namespace = process.platform === "linux" ? readlinkSync("/proc/self/ns/pid") : "";
  return createHash("sha256").update(`${bootId()} ${namespace}`).digest("hex").slice(0, 16);
}
