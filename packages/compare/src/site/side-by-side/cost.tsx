import type { Report } from "@repo/features/comparison/messages";
import { formatValue } from "../../measurements/units";
import type { Run } from "./deployment-runs";
import type { FrameState } from "./frame-pair";

/** What a page cost, in the words of the table below its frame. */
export function costRows({ kind, cost }: Report): readonly (readonly [name: string, value: string])[] {
  const { requests, scriptBytes, pageBytes, transferredBytes, firstRows } = cost;
  return [
    ["Requests", String(requests)],
    ["JavaScript, compressed", formatValue(scriptBytes, "bytes")],
    [kind === "load" ? "HTML, compressed" : "Page data, compressed", formatValue(pageBytes, "bytes")],
    ["Over the network", formatValue(transferredBytes, "bytes")],
    [
      "Until the first rows",
      firstRows === null
        ? "no rows came"
        : `${firstRows.isAtMost ? "at most " : ""}${formatValue(firstRows.ms, "ms")}`,
    ],
  ];
}

/** What ran on the deployment, and as whom. */
export function describeRuns(runs: readonly Run[]): readonly string[] {
  if (runs.length === 0) return ["none"];
  return runs.flatMap(({ name, authenticated, unauthenticated }) => [
    ...(authenticated > 0 ? [`${name} × ${authenticated}, as the signed-in user`] : []),
    ...(unauthenticated > 0 ? [`${name} × ${unauthenticated}, unauthenticated`] : []),
  ]);
}

/** Below a frame: what its page has just cost. */
export function Cost({ frame: { report, runs } }: { readonly frame: FrameState }) {
  const rows = report === undefined ? [] : costRows(report);
  const how = report?.kind === "navigation" ? "a navigation" : "a load";
  return (
    <div className="px-5 py-4 text-sm sm:px-6">
      <h3 className="font-semibold">
        What this page cost
        <span className="ml-2 font-normal text-muted">
          {report === undefined ? "" : report.isSettled ? how : `${how}, still counting`}
        </span>
      </h3>
      {/* As high as when all is there, so that nothing below it moves. */}
      <dl className="mt-2 grid min-h-52 grid-cols-[minmax(0,1fr)_auto] content-start gap-x-4 gap-y-1">
        {rows.map(([name, value]) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid border-b border-border py-1">
            <dt className="text-muted">{name}</dt>
            <dd className="text-right font-medium tabular-nums">{value}</dd>
          </div>
        ))}
        {report !== undefined && (
          <div className="col-span-2 py-1">
            <dt className="text-muted">Run on the deployment</dt>
            <dd className="font-mono text-xs leading-5 wrap-anywhere">
              {runs === undefined
                ? "counting"
                : runs === null
                  ? "not known"
                  : describeRuns(runs).map((line) => <p key={line}>{line}</p>)}
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
