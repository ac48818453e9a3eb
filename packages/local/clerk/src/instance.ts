import type { PerPerson } from "@repo/local-kit/per-person";

import type { InstanceKeys } from "./keys";
import type { Refusals } from "./refusals";
import type { Store } from "./store/store";

/** What every part of the server works on. */
export interface Instance {
  readonly keys: InstanceKeys;
  readonly store: Store;
  /** `iss` of every token. */
  readonly issuer: string;
  readonly appUrl: string | undefined;
  /** Of session tokens, in seconds; the control API changes it while the instance runs. */
  readonly sessionTokenLifetime: PerPerson<number>;
  /** By which answers are held back, in milliseconds; the control API changes it too. */
  readonly latency: PerPerson<number>;
  readonly refusals: Refusals;
}
