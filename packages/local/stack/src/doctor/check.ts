/** One line of the doctor's table. */
export interface Check {
  subject: string;
  /** Only a problem makes the doctor exit with 1. */
  status: "ok" | "local" | "real" | "note" | "problem";
  /** What was found, and for notes and problems what to do. */
  found: string;
}
