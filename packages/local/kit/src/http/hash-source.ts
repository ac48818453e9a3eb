import { createHash } from "node:crypto";

/** A Content-Security-Policy source that allows exactly this inline script or style (CSP Level 3, section 2.3.1). */
export function hashSource(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}
