"use client";

import { Callout } from "@repo/ui";
import { LiveCustomers } from "./live-customers";

/** Why a server that was to read somebody's customers could not. */
export type ReadProblem = "outage" | "clock";

const REASONS: Record<ReadProblem, string> = {
  outage: "A service that it reads from did not answer in time.",
  clock:
    "Its clock differs from the login service's, so it cannot accept your login. Whoever runs it has to set its clock.",
};

/** Stands in for what the server could not read: the browser goes on by itself, and the page says why. */
export function ReadInBrowser({ problem }: { problem: ReadProblem }) {
  return (
    <>
      <div aria-live="polite">
        <Callout tone="warning" title="The server could not read your data">
          {REASONS[problem]} Your browser asks the deployment itself.
        </Callout>
      </div>
      <LiveCustomers />
    </>
  );
}
