"use client";

import { Button, Card, CardBody, CardHeader, toast, RangeField } from "@repo/ui";
import { useEffect, useRef, useState } from "react";
import { useLabApp } from "../app";
import { labCustomer } from "../data";
import { useLabState } from "../measure/use-lab";

/** What can be done to all techniques at once. */
export function Controls() {
  const { lab, runner, techniques } = useLabApp();
  const { run, isChanging, isLocal, latencyMs } = useLabState(lab);
  const [withChange, setWithChange] = useState(false);
  const runAll = useRef<HTMLButtonElement>(null);
  const isRunning = run !== null;
  const wasRunning = useRef(isRunning);
  useEffect(() => {
    // A run goes through other pages, and takes the focus of whoever began or stopped it along.
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (wasRunning.current && !isRunning && isLost) runAll.current?.focus({ preventScroll: true });
    wasRunning.current = isRunning;
  }, [isRunning]);
  return (
    <Card>
      <CardHeader
        title="Try them"
        description={`A change from elsewhere goes through this app's server, not through this tab: the customer “${labCustomer.name}” gets a new company, and is made if it is not there.`}
      />
      <CardBody className="flex flex-col gap-5">
        <div className="flex flex-wrap items-center gap-3">
          <Button
            ref={runAll}
            disabled={isRunning || isChanging}
            onClick={() => void runner.start(techniques, { withChange })}
          >
            Run all
          </Button>
          <Button
            variant="secondary"
            // In two lines where one is wider than the smallest windows.
            className="h-auto! min-h-10 shrink! py-2 text-left whitespace-normal!"
            pending={isChanging}
            onClick={() => {
              lab.change().catch((error: unknown) => toast.error(messageOf(error)));
            }}
          >
            Change a customer from elsewhere
          </Button>
        </div>
        <label className="flex items-start gap-2 text-sm">
          <input
            type="checkbox"
            className="mt-0.5 size-4 accent-primary"
            checked={withChange}
            onChange={(event) => setWithChange(event.target.checked)}
          />
          “Run all” changes a customer from elsewhere while the pointer rests on each link
        </label>
        {isLocal && (
          <RangeField
            label="Added to every reply of the deployment"
            value={latencyMs}
            min={0}
            max={1000}
            step={20}
            unit="ms"
            onChange={(ms) => {
              lab.setLatency(ms).catch((error: unknown) => toast.error(messageOf(error)));
            }}
          />
        )}
      </CardBody>
    </Card>
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "That did not work. Try again in a moment.";
}
