import type { PerPerson } from "@repo/local-kit/per-person";

import type { Identity } from "./engine/types";

/** Highest delay that can be asked for, in milliseconds: the client gives a silent server up after 60 s. */
export const MAX_LATENCY_MS = 5000;

/** Delay of every reply to one caller, in milliseconds. It is read at each reply, so a change shows at once. */
export interface Latency {
  readonly ms: number;
}

/** Everybody's delay, and that of people who have one of their own. */
export type Latencies = PerPerson<number>;

/** What holds for a caller, who may become somebody else. */
export function latencyOf(latencies: Latencies, caller: { readonly identity: Identity | null }): Latency {
  return {
    get ms() {
      return latencies.get(emailOf(caller.identity));
    },
  };
}

/** The address in a caller's token, by which the control API tells people apart. */
export function emailOf(identity: Identity | null): string | undefined {
  return typeof identity?.email === "string" ? identity.email : undefined;
}
