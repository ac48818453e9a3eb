import { MeasurementsError, parseMeasurements, type Measurements } from "../measurements/format";
import "../files/sources";

/** The measurements, or why there are none and what makes new ones. */
export type Shown = { readonly measurements: Measurements } | { readonly problem: string };

/** Reads what `measurements.js` brought, or did not bring. */
export function readShown(text: string | null | undefined = window.compareMeasurements): Shown {
  if (text === undefined || text === null)
    return { problem: "There are no measurements yet. Make a file with: pnpm compare" };
  try {
    return { measurements: parseMeasurements(text) };
  } catch (error) {
    if (error instanceof MeasurementsError) return { problem: error.message };
    throw error;
  }
}
