/** The format that this code reads and writes. */
const FORMAT_VERSION = 1;

/** What is measured: the two products, and for each the plainest app of the same kind. */
export const subjects = ["pages-auth0", "app-clerk", "baseline-pages-auth0", "baseline-app-clerk"] as const;
export type Subject = (typeof subjects)[number];

export const groups = [
  "build",
  "first-load",
  "navigation",
  "server",
  "deployment",
  "code",
  "dependencies",
] as const;
export type Group = (typeof groups)[number];

export const units = ["ms", "s", "bytes", "count", "per second", "lines", "score"] as const;
export type Unit = (typeof units)[number];

/** One thing that was measured, under the same conditions for every subject. */
export type Figure = {
  /** Unique and stable: "first-load/customers/signed-in/empty-cache/fast/first-row". */
  id: string;
  group: Group;
  label: string;
  unit: Unit;
  better: "lower" | "higher" | "neither";
  /** `{ page: "/customers", session: "signed in", cache: "empty", network: "slow 4G, 4x CPU" }` */
  conditions: Record<string, string>;
  /** Counted, not timed (lines, bytes of a build): no interval is drawn. */
  exact: boolean;
  /** Raw, in the order taken; index i of every subject was taken in the same turn. */
  samples: Partial<Record<Subject, number[]>>;
};

/** One run of `pnpm compare`. */
export type Measurements = {
  format: 1;
  kind: "full" | "quick";
  /** ISO 8601. */
  measuredAt: string;
  commit: string;
  machine: { cpu: string; cores: number; memoryBytes: number; os: string; node: string; browser: string };
  /** Of next, react, convex, @clerk/nextjs and others. */
  versions: Record<string, string>;
  figures: Figure[];
};

/** A file of measurements that cannot be read. The message says why, and which command makes a new one. */
export class MeasurementsError extends Error {
  constructor(reason: string) {
    super(`${reason} Make a new file with: pnpm compare`);
    this.name = "MeasurementsError";
  }
}

/**
 * Reads a file of measurements.
 *
 * @throws MeasurementsError when it is no JSON, is of another format, or lacks something
 */
export function parseMeasurements(text: string): Measurements {
  const value = parseJson(text);
  if (!isRecord(value)) throw new MeasurementsError("The measurements are damaged: this is no object.");
  if (value.format !== FORMAT_VERSION) {
    throw new MeasurementsError(
      `The measurements are of format ${String(value.format)}, and this reads format ${FORMAT_VERSION}.`,
    );
  }
  const problem = describeProblem(value);
  if (problem !== undefined) throw new MeasurementsError(`The measurements are damaged: ${problem}.`);
  return value as Measurements;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new MeasurementsError("The measurements are damaged: this is no JSON.");
  }
}

function describeProblem(value: Record<string, unknown>): string | undefined {
  if (value.kind !== "full" && value.kind !== "quick") return "`kind` is neither full nor quick";
  if (typeof value.measuredAt !== "string" || Number.isNaN(Date.parse(value.measuredAt)))
    return "`measuredAt` is no time";
  if (typeof value.commit !== "string") return "`commit` is missing";
  if (!isMachine(value.machine)) return "`machine` is incomplete";
  if (!isTextRecord(value.versions)) return "`versions` is no list of names and versions";
  if (!Array.isArray(value.figures)) return "`figures` is missing";
  const ids = new Set<unknown>();
  for (const [index, figure] of value.figures.entries()) {
    if (!isFigure(figure)) return `figure ${index} is incomplete`;
    if (ids.has(figure.id)) return `two figures have the id ${figure.id}`;
    ids.add(figure.id);
  }
  return undefined;
}

function isMachine(value: unknown): boolean {
  return (
    isRecord(value) &&
    ["cpu", "os", "node", "browser"].every((name) => typeof value[name] === "string") &&
    ["cores", "memoryBytes"].every((name) => typeof value[name] === "number")
  );
}

function isFigure(value: unknown): value is Figure {
  return (
    isRecord(value) &&
    typeof value.id === "string" &&
    typeof value.label === "string" &&
    typeof value.exact === "boolean" &&
    groups.some((group) => group === value.group) &&
    units.some((unit) => unit === value.unit) &&
    ["lower", "higher", "neither"].includes(String(value.better)) &&
    isTextRecord(value.conditions) &&
    isRecord(value.samples) &&
    Object.entries(value.samples).every(
      ([subject, samples]) =>
        subjects.some((known) => known === subject) &&
        Array.isArray(samples) &&
        samples.every((sample) => Number.isFinite(sample)),
    )
  );
}

function isTextRecord(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((item) => typeof item === "string");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
