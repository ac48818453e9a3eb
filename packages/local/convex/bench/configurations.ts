import type { Durability } from "../src/engine/types";

/** A way to run the deployment whose cost for writing is measured. */
export interface Configuration {
  name: string;
  /** Whether it has a state folder. */
  onDisk: boolean;
  durability: Durability;
}

export const CONFIGURATIONS: readonly [Configuration, ...Configuration[]] = [
  { name: "in memory", onDisk: false, durability: "os" },
  { name: "on disk", onDisk: true, durability: "os" },
  { name: "on disk, --durability=disk", onDisk: true, durability: "disk" },
];
