import { readFileSync } from "node:fs";
import { MeasurementsError, parseMeasurements, type Measurements } from "../measurements/format";

/** Reads a file of measurements. @throws MeasurementsError that says which command makes a new one */
export function readMeasurements(path: string): Measurements {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new MeasurementsError(missing ? `There is no file ${path}.` : `${path} cannot be read.`);
  }
  try {
    return parseMeasurements(text);
  } catch (error) {
    if (!(error instanceof MeasurementsError)) throw error;
    error.message = `${path}: ${error.message}`;
    throw error;
  }
}
