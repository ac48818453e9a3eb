import type { Measurement } from "./measurement";

/** A way to have the data before the click. */
export interface Technique {
  id: string;
  /** The page behind its link. */
  path: string;
  /** Whether its link acts as soon as it is on the screen. One technique at most: it is charged with what runs then. */
  eager?: boolean;
  /** Whether its link acts as soon as it is there. It is there before the others, so that what runs then is its own. */
  kept?: boolean;
}

/** One use of a technique's link, with a URL and query arguments that no cache has seen. */
export interface Try {
  /** Differs from that of every other try in this browser. */
  id: number;
  href: string;
}

/** What a run that drives the lab by itself is doing. */
export interface RunProgress {
  technique: string;
  done: number;
  total: number;
  step: "waiting for the link" | "resting on the link" | "changing a customer" | "waiting for the rows";
}

export interface LabState {
  /** By technique; empty while the links are not ready. */
  tries: Readonly<Record<string, Try>>;
  measurements: readonly Measurement[];
  /** The technique whose link was clicked, until its measurement is there. */
  pending: string | null;
  /** Whether executions are counted and the latency can be set; undefined while that is not known. */
  isLocal: boolean | undefined;
  /** What is added to every reply of the deployment, in ms. */
  latencyMs: number;
  isChanging: boolean;
  /** Whether one of the lab's pages is there. */
  isVisited: boolean;
  run: RunProgress | null;
  /** Why the last run ended before its end. */
  runProblem: string | null;
}

/** Before anything has happened; what the server renders. */
export const initialState: LabState = {
  tries: {},
  measurements: [],
  pending: null,
  isLocal: undefined,
  latencyMs: 0,
  isChanging: false,
  isVisited: false,
  run: null,
  runProblem: null,
};
