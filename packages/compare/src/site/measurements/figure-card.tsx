import { Badge, Card, CardBody, CardHeader } from "@repo/ui";
import { clsx } from "clsx";
import { useEffect, useRef } from "react";
import { describeRatio, ratioOf, rowsOf } from "../../measurements/compare";
import type { Figure } from "../../measurements/format";
import { formatValue } from "../../measurements/units";
import { BarPlot, names, sitePalette } from "../../plots/plot";

/** Conditions that say by themselves what they are; the others are named. */
const PLAIN = new Set(["concern", "event", "page", "session", "technique"]);

const describeConditions = (conditions: Readonly<Record<string, string>>): string =>
  Object.entries(conditions)
    .map(([name, value]) => (PLAIN.has(name) ? value : `${name}: ${value}`))
    .join(" · ");

/** One figure: the plot, the medians with their intervals, and the ratio within the run. */
export function FigureCard({
  figure,
  marked = false,
}: {
  readonly figure: Figure;
  /** A link has led to it. */
  readonly marked?: boolean;
}) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (marked) card.current?.scrollIntoView({ block: "center" });
  }, [marked]);
  const rows = rowsOf(figure);
  const isNoise = !figure.exact && ratioOf(figure)?.verdict === "no difference";
  return (
    <Card ref={card} className={clsx("h-full min-w-0", marked && "outline-3 outline-ring")}>
      <CardHeader
        title={figure.label}
        description={describeConditions(figure.conditions)}
        actions={isNoise ? <Badge tone="neutral">no difference</Badge> : undefined}
      />
      <CardBody>
        <BarPlot
          title={figure.label}
          rows={rows}
          unit={figure.unit}
          exact={figure.exact}
          palette={sitePalette}
        />
        <p className="mt-3 text-sm">App Router as a multiple of Pages Router: {describeRatio(figure)}</p>
        <div className="mt-1 text-sm text-muted">
          {figure.exact ? (
            <p>Counted, so there is no interval.</p>
          ) : (
            rows.map(({ subject, estimate }) => (
              <p key={subject}>
                {names[subject]}: {formatValue(estimate.low, figure.unit)} to{" "}
                {formatValue(estimate.high, figure.unit)}, {figure.samples[subject]?.length ?? 0} samples
              </p>
            ))
          )}
        </div>
      </CardBody>
    </Card>
  );
}
