import type { Estimate } from "../measurements/statistics";
import { formatValue } from "../measurements/units";
import type { Subject, Unit } from "../measurements/format";

export interface PlotRow {
  readonly subject: Subject;
  readonly estimate: Estimate;
}

/** CSS colours, so that one drawing serves a page with variables and a file without. */
export interface Palette {
  readonly text: string;
  readonly line: string;
  readonly subjects: Readonly<Record<Subject, string>>;
}

export const names: Readonly<Record<Subject, string>> = {
  "pages-auth0": "Pages Router + Auth0",
  "app-clerk": "App Router + Clerk",
  "baseline-pages-auth0": "Baseline, Pages Router",
  "baseline-app-clerk": "Baseline, App Router",
};

/** The site's own colours; both themes are in the variables. */
export const sitePalette: Palette = {
  text: "var(--color-foreground)",
  line: "var(--color-border)",
  subjects: {
    "pages-auth0": "var(--color-primary)",
    "app-clerk": "var(--color-warning)",
    "baseline-pages-auth0": "var(--color-muted)",
    "baseline-app-clerk": "var(--color-muted)",
  },
};

const WIDTH = 320;
const ROW = 40;

/** Medians as bars from zero, each with its 95 % interval as a whisker. */
export function BarPlot({
  title,
  rows,
  unit,
  exact,
  palette,
}: {
  readonly title: string;
  readonly rows: readonly PlotRow[];
  readonly unit: Unit;
  readonly exact: boolean;
  readonly palette: Palette;
}) {
  const most = Math.max(...rows.map(({ estimate }) => estimate.high), Number.MIN_VALUE);
  const x = (value: number) => (value / most) * (WIDTH - 2);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${rows.length * ROW}`}
      style={{ display: "block", width: "100%", maxWidth: WIDTH * 1.2 }}
      role="img"
      aria-label={title}
    >
      {rows.map(({ subject, estimate }, index) => (
        <g key={subject} transform={`translate(0 ${index * ROW})`} fill={palette.text} fontSize="12">
          <text y="13">{names[subject]}</text>
          <text y="13" x={WIDTH} textAnchor="end" fontWeight="600">
            {formatValue(estimate.value, unit)}
          </text>
          <rect y="20" width={WIDTH} height="10" rx="2" fill={palette.line} />
          <rect y="20" width={x(estimate.value)} height="10" rx="2" fill={palette.subjects[subject]} />
          {/* Once wide in the colour behind the bar, so that it is seen on the bar as well. */}
          {!exact &&
            [
              { stroke: palette.line, strokeWidth: 4.5 },
              { stroke: palette.text, strokeWidth: 1.5 },
            ].map((pen) => (
              <path
                key={pen.strokeWidth}
                d={`M${x(estimate.low)} 25H${x(estimate.high)}M${x(estimate.low)} 21v8M${x(estimate.high)} 21v8`}
                {...pen}
              />
            ))}
        </g>
      ))}
    </svg>
  );
}
