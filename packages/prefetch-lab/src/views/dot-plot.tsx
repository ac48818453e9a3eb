import { axisTicks, formatMs, median } from "./statistics";

export interface DotPlotSeries {
  readonly label: string;
  /** One per measurement. */
  readonly values: readonly number[];
}

export interface DotPlotProps {
  /** One lane each, from top to bottom. Labels are a few words: they do not wrap. */
  readonly series: readonly DotPlotSeries[];
  readonly unit: "ms";
}

// Pixels, from the top of a series to the next and within it.
const pitch = 56;
const textLine = 14;
const lane = { top: 21, middle: 34, bottom: 47 } as const;

// Equal times would be one dot: three heights tell repeats apart.
const lifts = [0, -5, 5];

function describe({ label, values }: DotPlotSeries): string {
  const center = median(values);
  if (center === undefined) return `${label}: no measurements.`;
  const count = values.length === 1 ? "1 measurement" : `${values.length} measurements`;
  return `${label}: ${count}, median ${formatMs(center)}, from ${formatMs(Math.min(...values))} to ${formatMs(Math.max(...values))}.`;
}

interface LaneProps extends DotPlotSeries {
  /** Where a value is across the plot, as a CSS length. */
  readonly at: (value: number) => string;
}

function Lane({ label, values, at }: LaneProps) {
  const center = median(values);
  return (
    <>
      <text y={textLine} className="fill-foreground">
        {label}
      </text>
      <text x="100%" y={textLine} textAnchor="end" className="fill-muted tabular-nums">
        {center === undefined ? "–" : formatMs(center)}
      </text>
      <line x2="100%" y1={lane.middle} y2={lane.middle} className="stroke-border" />
      {values.map((value, index) => (
        <circle
          // A measurement has no identity but its place.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          cx={at(value)}
          cy={lane.middle + (lifts[index % lifts.length] ?? 0)}
          r="4"
          className="fill-primary/60"
        />
      ))}
      {center !== undefined && (
        <line
          x1={at(center)}
          x2={at(center)}
          y1={lane.top}
          y2={lane.bottom}
          className="stroke-foreground stroke-2"
        />
      )}
    </>
  );
}

/** Every measurement as a dot and every median as a line, on an axis from 0 that all series share. */
export function DotPlot({ series, unit }: DotPlotProps) {
  const greatest = Math.max(0, ...series.flatMap(({ values }) => values));
  const ticks = axisTicks(greatest === 0 ? 100 : greatest);
  const end = ticks.at(-1) ?? 100;
  // Per cent instead of a viewBox: as wide as the page allows, with text and dots of one size.
  const at = (value: number) => `${(value / end) * 100}%`;
  const height = series.length * pitch;
  return (
    <div className="px-1.5">
      <svg
        role="img"
        aria-label={[`Times in ${unit}.`, ...series.map(describe)].join(" ")}
        width="100%"
        height={height + textLine + 6}
        className="block overflow-visible text-sm"
      >
        {series.map((one, index) => (
          <svg key={one.label} y={index * pitch} width="100%" height={pitch} className="overflow-visible">
            {ticks.map((tick) => (
              <line
                key={tick}
                x1={at(tick)}
                x2={at(tick)}
                y1={lane.top}
                y2={lane.bottom}
                className="stroke-border"
              />
            ))}
            <Lane {...one} at={at} />
          </svg>
        ))}
        {ticks.map((tick) => (
          <text
            key={tick}
            x={at(tick)}
            y={height + textLine}
            textAnchor={tick === 0 ? "start" : tick === end ? "end" : "middle"}
            className="fill-muted text-xs tabular-nums"
          >
            {tick === 0 ? `0 ${unit}` : tick}
          </text>
        ))}
      </svg>
    </div>
  );
}
