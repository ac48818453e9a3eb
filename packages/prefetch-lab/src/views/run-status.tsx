"use client";

import { Button, Callout } from "@repo/ui";
import { useLabApp } from "../app";
import { useLabState } from "../measure/use-lab";

/** How far the run that drives the lab by itself has come, on whichever page it is. */
export function RunStatus() {
  const { lab, runner, techniques } = useLabApp();
  const { run, runProblem } = useLabState(lab);
  if (runProblem) {
    return (
      <div role="alert" className="mb-6">
        <Callout tone="warning" title="The run has ended early">
          {runProblem}
        </Callout>
      </div>
    );
  }
  if (!run) return null;
  const { done, total, step } = run;
  const name = techniques.find(({ id }) => id === run.technique)?.name;
  return (
    <div className="sticky top-2 z-10 mb-6 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-border bg-surface p-3 shadow-card">
      <progress className="h-2 w-full accent-primary sm:w-40" value={done} max={total} aria-label="Run all" />
      <output className="min-w-0 flex-1 text-sm">
        {done + 1} of {total}: {name}, {step}
      </output>
      <Button size="sm" variant="secondary" onClick={() => runner.stop()}>
        Stop
      </Button>
    </div>
  );
}
