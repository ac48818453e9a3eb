import type { Figure, Measurements } from "../../measurements/format";
import type { Lab } from "./lab";
import type { Progress } from "./progress";

/** What a group needs to be measured. */
export interface Run {
  kind: Measurements["kind"];
  progress: Progress;
  /** Both apps and their baselines, served, with somebody signed in. Made when it is first asked for. */
  lab(): Promise<Lab>;
  /** Measures one thing. Where that fails it is named, the rest goes on, and the run ends with 1. */
  attempt<Result>(name: string, measure: () => Promise<Result>): Promise<Result | undefined>;
}

/** Measures a group. */
export type Measurer = (run: Run) => Promise<Figure[]>;
