import { Badge, Card, CardBody, CardHeader } from "@repo/ui";
import { describeRatio, ratioOf, rowsOf } from "../measurements/compare";
import type { Figure } from "../measurements/format";
import { BarPlot, sitePalette } from "../plots/plot";
import { formatValue } from "../measurements/units";

/** One figure: the plot, the medians with their intervals, and the ratio within the run. */
export function FigureCard({ figure }: { readonly figure: Figure }) {
  const rows = rowsOf(figure);
  const isNoise = !figure.exact && ratioOf(figure)?.verdict === "no difference";
  return (
    <Card className="min-w-0">
      <CardHeader
        title={figure.label}
        description={Object.values(figure.conditions).join(" · ")}
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
        <p className="mt-1 text-sm text-muted">
          {figure.exact
            ? "Counted, so there is no interval."
            : rows
                .map(
                  ({ subject, estimate }) =>
                    `${subject} ${formatValue(estimate.low, figure.unit)} to ${formatValue(estimate.high, figure.unit)} (n = ${figure.samples[subject]?.length ?? 0})`,
                )
                .join("; ")}
        </p>
      </CardBody>
    </Card>
  );
}
