import type { Environment } from "#env-file";

/** What the stack serves beside the services: an app, or the comparison. */
export interface ServedApp {
  /** Its row in the box that is shown when everything answers. */
  title: string;
  /** What its port is for, as a noun. */
  purpose: string;
  /** Its folder, below the root. */
  folder: string;
  /** Its development port. */
  port: number;
  /** What others are told of it. */
  environment(address: { url: string; port: number }): Environment;
}
