import type { Figure, Group } from "../measurements/format";
import { measureCode } from "./code";
import { measureDependencies } from "./dependencies";

/** How each group is measured, in the order in which a run takes them. */
export const measurers = {
  code: measureCode,
  dependencies: async () => measureDependencies(),
} satisfies Partial<Record<Group, () => Promise<Figure[]>>>;

export type MeasuredGroup = keyof typeof measurers;
