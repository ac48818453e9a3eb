/** A way to run the deployment whose cost for writing is measured. */
export interface Configuration {
  name: string;
  /** Whether it has a state folder. */
  onDisk: boolean;
}

export const CONFIGURATIONS: readonly [Configuration, ...Configuration[]] = [
  { name: "in memory", onDisk: false },
  { name: "on disk", onDisk: true },
];
