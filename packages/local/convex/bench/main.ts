import { CONFIGURATIONS } from "./configurations";
import { toTable, type Measurement } from "./measurements";
import { readOptions } from "./options";
import { compare } from "./parts/compared";
import { fanOut } from "./parts/fan-out";
import { start } from "./parts/start";

const options = readOptions(process.argv.slice(2));
const { parts } = options;
const measurements: Measurement[] = [];
for (const configuration of CONFIGURATIONS) {
  if (parts.has("fill") || parts.has("operations")) {
    measurements.push(...(await compare(options, configuration)));
  }
  // How writes get to the disk is of no matter to reading them.
  const isStarted = configuration.onDisk && configuration.durability === "os";
  if (parts.has("start") && isStarted) measurements.push(...(await start(options, configuration)));
}
// Nothing of it depends on how writes are kept.
if (parts.has("fan-out")) measurements.push(...(await fanOut(options, CONFIGURATIONS[0])));
console.log(options.json ? JSON.stringify(measurements) : toTable(measurements));
