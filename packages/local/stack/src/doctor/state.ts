import { accessSync, constants } from "node:fs";
import { isGone } from "@repo/local-kit/errors";
import { describeFileProblem } from "../file-problem";
import { stateRoot } from "../run/state";
import type { Check } from "./check";

/** The local state: whether it is there, used, and a folder that a start can write to. */
export function checkState(root: string, running: readonly number[]): Check {
  const subject = "State";
  if (running.length > 0) {
    return { subject, status: "ok", found: `.stack/ is in use by process ${running.join(", ")}.` };
  }
  try {
    // The slash at the end asks for a folder.
    accessSync(`${stateRoot(root)}/`, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (isGone(error)) return { subject, status: "ok", found: "None yet." };
    const found = describeFileProblem(error);
    if (found === undefined) throw error;
    return { subject, status: "problem", found: found.replace("\n", ". ") };
  }
  const found = ".stack/ holds local data. Delete it with: npx -y pnpm@12.21.0 run reset";
  return { subject, status: "ok", found };
}
