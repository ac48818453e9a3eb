/** Highest delay that can be asked for, in milliseconds: the client gives a silent server up after 60 s. */
export const MAX_LATENCY_MS = 5000;

/** Delay of every reply, in milliseconds. One object is shared by everything that replies, so a change shows at once. */
export interface Latency {
  ms: number;
}
