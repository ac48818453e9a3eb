import { join } from "node:path";
import { styleText } from "node:util";
import { planServices } from "../config/plan";
import { withoutBlanks } from "../env-file";
import { devPorts } from "../ports/ports";
import { findAllRunning } from "../run/state";
import { askServices } from "./ask/index";
import { checkBrowser } from "./browser";
import type { Check } from "./check";
import { checkEnvFile } from "./env-file";
import { checkDevPorts } from "./ports";
import { checkServices } from "./services";
import { checkState } from "./state";
import { checkTools } from "./tools";

/** Checks everything `dev` and `test` rely on. Healthy when no line is a problem. */
export async function doctor(root: string, colour: boolean): Promise<{ report: string; healthy: boolean }> {
  const file = join(root, ".env.local");
  const configuration = checkEnvFile(file);
  const env = withoutBlanks({ ...configuration.variables, ...process.env });
  const running = findAllRunning(root);
  const planned = planServices(env);
  const checks = [
    ...checkTools(),
    ...configuration.checks,
    ...checkServices(env),
    ...(planned.ok ? await askServices(planned.plan) : []),
    ...(await checkDevPorts(env, devPorts, running)),
    checkBrowser(process.env),
    checkState(
      root,
      running.map(({ pid }) => pid),
    ),
  ];
  const problems = checks.filter(({ status }) => status === "problem").length;
  return { report: `${table(checks, colour)}\n${summary(problems)}\n`, healthy: problems === 0 };
}

const colours = { ok: "green", local: "green", real: "cyan", note: "yellow", problem: "red" } as const;

function table(checks: readonly Check[], colour: boolean): string {
  const subjectWidth = Math.max(...checks.map(({ subject }) => subject.length));
  const statusWidth = Math.max(...checks.map(({ status }) => status.length));
  return checks
    .map(({ subject, status, found }) => {
      const padded = status.padEnd(statusWidth);
      return `${colour ? styleText(colours[status], padded) : padded}  ${subject.padEnd(subjectWidth)}  ${found}`;
    })
    .join("\n");
}

function summary(problems: number): string {
  if (problems === 0) return "\nAll well.";
  return `\n${problems} ${problems === 1 ? "problem" : "problems"} to mend.`;
}
