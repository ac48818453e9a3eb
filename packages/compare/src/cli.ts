import { join } from "node:path";
import { parseInvocation, usage, UsageError, type Invocation } from "./args";
import { compareFiles, formatChanges } from "./measure/diff";
import { measureAll } from "./measure/measure-all";
import { measurers } from "./measure/measurers";
import { readMeasurements } from "./measure/read-measurements";
import { root } from "./measure/root";
import { isInStack } from "./measure/run/environment";
import { runInStack } from "./measure/run/in-stack";
import { createProgress } from "./measure/run/progress";
import { runQuietly } from "./measure/servers/built";
import { stopOnSignals, Stopped } from "./measure/run/stop";
import { writeMeasurements } from "./measure/write-measurements";
import { MeasurementsError } from "./measurements/format";
import { formatOutcome, simulate } from "./simulate/simulate";

const data = join(root, "packages/compare/data");

async function main(args: readonly string[]): Promise<number> {
  const invocation = parseInvocation(args);
  if (invocation.kind === "measure") {
    const needsStack = invocation.only.some((group) => measurers[group].inStack);
    return needsStack && !isInStack() ? runInStack(args) : measure(invocation);
  }
  if (invocation.kind === "simulate") {
    const outcomes = await simulate((outcome) => process.stdout.write(formatOutcome(outcome)));
    return outcomes.every(({ model, counted }) => model === counted) ? 0 : 1;
  }
  if (invocation.kind === "diff") {
    const changes = compareFiles(readMeasurements(invocation.before), readMeasurements(invocation.after));
    process.stdout.write(formatChanges(changes));
  } else process.stdout.write(usage);
  return 0;
}

async function measure({ quick, snapshot, only }: Extract<Invocation, { kind: "measure" }>): Promise<number> {
  const progress = createProgress(process.stdout);
  const { measurements, failures } = await measureAll(
    quick ? "quick" : "full",
    only,
    progress,
    stopOnSignals(),
  );
  const wanted = snapshot ? "snapshot.json" : "latest.json";
  const file = join(data, failures.length === 0 ? wanted : "incomplete.json");
  writeMeasurements(file, measurements);
  process.stdout.write(`\n${measurements.figures.length} figures (${measurements.kind}) are in ${file}\n`);
  if (failures.length === 0) {
    // README shows the snapshot.
    if (snapshot) await runQuietly("pnpm", ["--filter", "@repo/compare", "readme"], root);
    return 0;
  }
  process.stderr.write(
    `\n${failures.length} could not be measured, so ${wanted} is as it was:\n${failures.map((failure) => `  ✗ ${failure}`).join("\n")}\n`,
  );
  return 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof Stopped) process.exit(error.exitCode);
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${usage}`);
    else if (error instanceof MeasurementsError) process.stderr.write(`${error.message}\n`);
    else console.error(error);
    process.exit(1);
  },
);
