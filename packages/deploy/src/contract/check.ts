import { breakingChanges } from "./breaking-changes";
import type { Contract } from "./contract";
import { isSomebodyElses } from "./read-contract";
import type { Kind } from "../kind";

/** What the check of a change's contract says, and whether the deployment may go on. */
export interface Verdict {
  warnings: string[];
  /** Why it may not; undefined when it may. */
  refusal?: string;
}

/**
 * Judges new functions by what is live.
 *
 * @param before what front ends that are live were built for: a commit's contract, the live deployment's, or both
 */
export function judge(
  kind: Kind,
  before: { commit?: Contract | undefined; live?: Contract | undefined },
  after: Contract,
  allowBreaking: boolean,
): Verdict {
  const { commit, live } = before;
  if (live && isSomebodyElses(live, after)) {
    return {
      warnings: [],
      refusal:
        "The deployment that the deploy key belongs to has other functions than this repository: it is somebody else's. Check CONVEX_DEPLOY_KEY.",
    };
  }
  const warnings = [
    ...new Set([commit, live].flatMap((contract) => (contract ? breakingChanges(contract, after) : []))),
  ];
  if (warnings.length === 0 || kind === "preview" || allowBreaking) return { warnings };
  return {
    warnings,
    refusal:
      "Front ends that are live would break, so nothing was deployed. Split the change (add first, remove later), or start this workflow by hand with allow-breaking.",
  };
}
