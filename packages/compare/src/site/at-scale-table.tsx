import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@repo/ui";
import { names } from "../plots/plot";
import { estimate, type Assumptions, type Estimate } from "../scale/model";
import type { Prices } from "../scale/prices";
import type { Variant } from "../scale/variants";

const count = (value: number) =>
  value.toLocaleString("en-US", { notation: "compact", maximumSignificantDigits: 3 });
const dollars = (value: number) => `$${value.toLocaleString("en-US", { maximumFractionDigits: 0 })}`;

/** What it costs, whom it is paid to, and what for. */
const columns: readonly { label: string; of: (month: Estimate) => string }[] = [
  { label: "A month", of: ({ dollars: { total } }) => dollars(total) },
  { label: "Convex", of: ({ dollars: { convex } }) => dollars(convex) },
  { label: "Vercel", of: ({ dollars: { vercel } }) => dollars(vercel) },
  { label: "Identity", of: ({ dollars: { identity } }) => dollars(identity) },
  { label: "Convex calls", of: ({ convexCalls }) => count(convexCalls) },
  { label: "Database GB, at most", of: ({ databaseBytes }) => count(databaseBytes / 1e9) },
  { label: "Sockets at the peak", of: ({ peakSockets }) => count(peakSockets) },
  { label: "Vercel invocations", of: ({ invocations }) => count(invocations) },
  { label: "CPU hours", of: ({ cpuMs }) => count(cpuMs / 3_600_000) },
  { label: "Transfer GB", of: ({ transferBytes }) => count(transferBytes / 1e9) },
  { label: "Logins", of: ({ logins }) => count(logins) },
];

/** A month of each router with each way to prefetch. */
export function AtScaleTable({
  assumptions,
  variants,
  prices,
}: {
  readonly assumptions: Assumptions;
  readonly variants: readonly Variant[];
  readonly prices: Prices;
}) {
  return (
    <Table scrollLabel="What a month costs, by router and technique">
      <caption className="sr-only">A month, by router and technique</caption>
      <TableHead>
        <TableRow>
          <TableHeaderCell>Router and technique</TableHeaderCell>
          {columns.map(({ label }) => (
            <TableHeaderCell key={label} className="text-right">
              {label}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {variants.map(({ id, subject, name, why, counts }) => {
          const month = estimate(subject, assumptions, counts, prices);
          return (
            <TableRow key={id}>
              <TableHeaderCell scope="row" className="min-w-56">
                {name}
                <span className="block text-xs font-normal text-muted">
                  {names[subject]}. {why}
                </span>
              </TableHeaderCell>
              {columns.map(({ label, of }) => (
                <TableCell key={label} className="text-right tabular-nums">
                  {of(month)}
                </TableCell>
              ))}
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
