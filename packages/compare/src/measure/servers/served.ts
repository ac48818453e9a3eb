import type { Subject } from "../../measurements/format";
import type { AppName } from "../figures";

/** A production server of one of the subjects. */
export interface Served {
  subject: Subject;
  /** The product of its kind: the same router and provider. */
  app: AppName;
  folder: string;
  /** The address that browsers use. A baseline has that of its product, which alone the provider knows. */
  origin: string;
  /** Where the server listens. */
  direct: string;
  pid: number;
}
