import {
  Badge,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  type Tone,
} from "@repo/ui";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Freshness, Measurement } from "../measure/measurement";
import { formatMs, formatRatio, median } from "./statistics";

export interface MeasurementsTableProps {
  /** In the order shown. */
  readonly rows: readonly Omit<Measurement, "tryId">[];
  /** The technique whose median the times are compared with. */
  readonly baseline?: string;
}

const freshnessLooks: Record<Freshness, { readonly label: string; readonly tone: Tone }> = {
  fresh: { label: "Fresh", tone: "success" },
  stale: { label: "Stale", tone: "warning" },
  unknown: { label: "Unknown", tone: "neutral" },
};

const padding = "px-1.5! first:pl-3! sm:px-4!";

function Note({ children }: { readonly children: ReactNode }) {
  return <div className="text-xs text-muted">{children}</div>;
}

/** What clicks measured, and how that compares with the baseline technique in the same rows. */
export function MeasurementsTable({ rows, baseline }: MeasurementsTableProps) {
  const base = median(rows.filter((row) => row.technique === baseline).map((row) => row.clickToRowsMs));
  return (
    <Table
      className="table-fixed"
      aria-label="Measurements"
      footer={
        <p className="border-t border-border px-3 py-2.5 text-xs text-muted sm:px-4">
          Queries run on the deployment before the click and after it.
          {base !== undefined && ` Times also as a ratio to the median of “${baseline}” in this table.`}
        </p>
      }
    >
      <TableHead>
        <TableRow className="align-bottom">
          <TableHeaderCell className={padding}>Technique</TableHeaderCell>
          <TableHeaderCell className={clsx(padding, "w-16 sm:w-36")}>Click to rows</TableHeaderCell>
          <TableHeaderCell className={clsx(padding, "w-18 sm:w-36")}>Queries run</TableHeaderCell>
          <TableHeaderCell className={clsx(padding, "w-22 sm:w-40")}>First paint</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody className="tabular-nums">
        {rows.length === 0 && (
          <TableRow>
            <TableCell colSpan={4} className="text-muted">
              Nothing measured yet.
            </TableCell>
          </TableRow>
        )}
        {rows.map((row, index) => {
          const { label, tone } = freshnessLooks[row.freshness];
          return (
            // Measurements are only ever added, and have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <TableRow key={index} className="align-top">
              <TableHeaderCell
                scope="row"
                className={clsx(padding, "py-3! font-normal wrap-break-word max-sm:text-[0.8125rem]")}
              >
                {row.technique}
              </TableHeaderCell>
              <TableCell className={padding}>
                {formatMs(row.clickToRowsMs)}
                {base !== undefined && base > 0 && <Note>{formatRatio(row.clickToRowsMs / base)}</Note>}
                <Note>{formatMs(row.pressToRowsMs)} from the press</Note>
              </TableCell>
              <TableCell className={padding}>
                <div>{row.executionsBefore ?? "–"} before</div>
                <div>{row.executionsAfter ?? "–"} after</div>
              </TableCell>
              <TableCell className={padding}>
                <Badge tone={tone}>{label}</Badge>
                <Note>{row.askedServer ? "Server asked" : "Server not asked"}</Note>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
