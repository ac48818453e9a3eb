import { PHASES, type Phases } from "./phases";
import type { CpuSeconds } from "./processes";

/** One journey that ran. */
export interface Journey {
  project: string;
  file: string;
  title: string;
  ms: number;
  phases: Phases;
}

/** The run as a whole. */
export interface Run {
  seconds: number;
  workers: number;
  cpu: CpuSeconds;
  /** The part of all cores' time that nothing used, 0 to 1. */
  idle: number;
}

/** Three tables in Markdown: CPU by kind of process, time by project and phase, time by spec. */
export function toCostTables({ seconds, workers, cpu, idle }: Run, journeys: readonly Journey[]): string {
  const used = Object.entries(cpu).sort(([, a], [, b]) => b - a);
  const total = used.reduce((sum, [, value]) => sum + value, 0);
  return [
    `${journeys.length} journeys, ${workers} workers: ${seconds.toFixed(0)} s, ${total.toFixed(0)} CPU seconds, ${(idle * 100).toFixed(0)} % idle.`,
    table(
      ["process", "CPU s"],
      used.map(([kind, value]) => [kind, value.toFixed(0)]),
    ),
    table(
      ["project", "journeys", "s", ...PHASES],
      bySum(journeys, ({ project }) => project),
    ),
    table(
      ["spec", "journeys", "s", ...PHASES],
      bySum(journeys, ({ project, file }) => `${project}/${file}`),
    ),
    table(
      ["journey", "s", ...PHASES],
      journeys
        .toSorted((a, b) => b.ms - a.ms)
        .slice(0, 40)
        .map(({ project, title, ms, phases }) => [
          `${project}: ${title}`,
          toSeconds(ms),
          ...PHASES.map((phase) => toSeconds(phases[phase])),
        ]),
    ),
  ].join("\n\n");
}

function bySum(journeys: readonly Journey[], keyOf: (journey: Journey) => string): string[][] {
  const groups = groupBy(journeys, keyOf);
  const sum = (group: readonly Journey[], read: (journey: Journey) => number) =>
    group.reduce((total, journey) => total + read(journey), 0);
  return [...groups]
    .map(([key, group]) => ({ key, group, ms: sum(group, ({ ms }) => ms) }))
    .sort((a, b) => b.ms - a.ms)
    .map(({ key, group, ms }) => [
      key,
      String(group.length),
      toSeconds(ms),
      ...PHASES.map((phase) => toSeconds(sum(group, ({ phases }) => phases[phase]))),
    ]);
}

const toSeconds = (ms: number) => (ms / 1000).toFixed(1);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function groupBy(journeys: readonly Journey[], keyOf: (journey: Journey) => string): Map<string, Journey[]> {
  const groups = new Map<string, Journey[]>();
  for (const journey of journeys) {
    const key = keyOf(journey);
    groups.set(key, [...(groups.get(key) ?? []), journey]);
  }
  return groups;
}
