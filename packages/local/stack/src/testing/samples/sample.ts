import type { Environment } from "#env-file";

/** What tests know of a service, beside what its local one says (the JSON file of its name). */
export interface Sample {
  /** Well-formed variables of a real one. */
  real: Environment;
  /** What a command gets of a local one at the address. AUTH0_SECRET and the like, which differ, are left out. */
  handed: (url: string) => Environment;
  /** What a deployment is told of the real one. */
  trusted: Environment;
  /** What a deployment is told of a local one at the address. */
  trustedLocally: (url: string) => Environment;
}
