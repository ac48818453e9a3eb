"use client";

import { Callout } from "@repo/ui";
import { useLabApp } from "../app";
import { explain } from "../measure/explain";
import { useLabState } from "../measure/use-lab";

/** What the click that led here took. */
export function ThisClick({ tryId }: { tryId: number | undefined }) {
  const { lab, techniques } = useLabApp();
  const { measurements, pending } = useLabState(lab);
  const measurement = measurements.findLast((measurement) => measurement.tryId === tryId);
  const id = measurement?.technique ?? pending;
  const name = techniques.find((technique) => technique.id === id)?.name;
  // As high before the result as after it, so that nothing moves.
  return (
    <section aria-label="This click" aria-live="polite" className="mb-6 min-h-28">
      <Callout
        tone="primary"
        title={
          measurement ? `${name}: ${Math.round(measurement.clickToRowsMs)} ms` : (name ?? "Not measured")
        }
      >
        {measurement
          ? explain(measurement).join(" ")
          : pending
            ? "Counting what ran…"
            : "This page was opened without a link of the lab. Go back to the lab and click one."}
      </Callout>
    </section>
  );
}
