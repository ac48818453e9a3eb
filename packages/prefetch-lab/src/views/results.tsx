"use client";

import { useLabApp } from "../app";
import { summarize, type Measurement } from "../measure/measurement";
import { BASELINE } from "../technique";
import { DotPlot } from "./dot-plot";
import { MeasurementsTable } from "./measurements-table";

/** What all clicks so far took. */
export function Results({ measurements }: { measurements: readonly Measurement[] }) {
  const { techniques } = useLabApp();
  const ids = techniques.map(({ id }) => id);
  const summaries = summarize(ids, measurements);
  const nameOf = (technique: string) => techniques.find(({ id }) => id === technique)?.name ?? technique;
  return (
    <section aria-labelledby="results" className="my-8">
      <h2 id="results" className="mb-1 text-lg font-semibold tracking-tight">
        Your clicks
      </h2>
      <p className="mb-4 text-sm text-muted">
        {summaries.length === 0
          ? "“Run all” clicks every link below by itself, or click one. What it took is shown here, beside the plain link."
          : "Times are medians from the click to the first frame with the rows in it; the other columns are those of the last click. They are gone when you reload."}
      </p>
      <MeasurementsTable
        rows={summaries.map((summary) => ({
          technique: nameOf(summary.technique),
          clickToRowsMs: summary.medianMs,
          pressToRowsMs: summary.medianFromPressMs,
          executionsBefore: summary.executionsBefore,
          executionsAfter: summary.executionsAfter,
          freshness: summary.freshness,
          askedServer: summary.askedServer,
        }))}
        baseline={nameOf(BASELINE)}
      />
      {summaries.length > 0 && (
        <div className="mt-6">
          <DotPlot
            series={summaries.map(({ technique, values }) => ({ label: nameOf(technique), values }))}
            unit="ms"
          />
        </div>
      )}
    </section>
  );
}
