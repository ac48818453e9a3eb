import { spawnSync } from "node:child_process";
import { requirementProblem } from "../requirements";
import type { Check } from "./check";

/** Node, and pnpm, which turbo looks for on the PATH. */
export function checkTools(): Check[] {
  const problem = requirementProblem(process.version, process.platform);
  const pnpm = spawnSync("pnpm", ["--version"], { encoding: "utf8" });
  return [
    problem === undefined
      ? { subject: "Node", status: "ok", found: process.version }
      : { subject: "Node", status: "problem", found: problem },
    pnpm.status === 0
      ? { subject: "pnpm", status: "ok", found: pnpm.stdout.trim() }
      : {
          subject: "pnpm",
          status: "problem",
          found: "Not on the PATH, where turbo looks for it. Run scripts as: npx -y pnpm@12.21.0 <script>",
        },
  ];
}
