import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseInvocation, usage, UsageError } from "./args";
import { compareFiles, formatChanges } from "./measure/diff";
import { measureAll } from "./measure/measure-all";
import { readMeasurements } from "./measure/read-measurements";
import { root } from "./measure/root";
import { MeasurementsError } from "./measurements/format";

async function main(args: readonly string[]): Promise<void> {
  const invocation = parseInvocation(args);
  if (invocation.kind === "help") process.stdout.write(usage);
  else if (invocation.kind === "diff") {
    const changes = compareFiles(readMeasurements(invocation.before), readMeasurements(invocation.after));
    process.stdout.write(formatChanges(changes));
  } else {
    const file = join(root, "packages/compare/data", invocation.snapshot ? "snapshot.json" : "latest.json");
    const measurements = await measureAll(invocation.quick ? "quick" : "full", invocation.only);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(measurements, null, 2)}\n`);
    process.stdout.write(`${measurements.figures.length} figures (${measurements.kind}) are in ${file}\n`);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${usage}`);
  else if (error instanceof MeasurementsError) process.stderr.write(`${error.message}\n`);
  else console.error(error);
  process.exitCode = 1;
});
