export { explain } from "./explain";
export { Lab } from "./lab";
export { percentile, summarize, type Freshness, type Measurement, type Summary } from "./measurement";
export { TRY } from "./page-requests";
export { Runner } from "./run";
export type { LabState, RunProgress, Technique, Try } from "./state";
export { useLabLinks, useLabState, useLabVisit, useRowsShown, useTechnique } from "./use-lab";
