import { Badge, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@repo/ui";
import { clsx } from "clsx";
import { compareFiles, type Change } from "../../measure/diff";
import type { Measurements } from "../../measurements/format";
import { formatValue } from "../../measurements/units";
import { names } from "../../plots/plot";

interface Named {
  readonly name: string;
  readonly file: Measurements;
}

const number = "text-right align-top tabular-nums max-sm:px-2";
const tones = { better: "success", worse: "danger", changed: "neutral" } as const;

/** What is other than it was, beyond noise; what is not is only counted. */
export function ChangesTable({ before, after }: { readonly before: Named; readonly after: Named }) {
  const changes = compareFiles(before.file, after.file);
  const seen = changes.filter(({ verdict }) => verdict !== "no difference");
  const labels = new Map(after.file.figures.map(({ id, label }) => [id, label]));
  return (
    <>
      <p>
        Before: {describe(before)}. After: {describe(after)}.{" "}
        {changes.length === 0
          ? "They have no figure in common."
          : `${changes.length - seen.length} of ${changes.length} figures: no difference, or within noise.`}
      </p>
      {seen.length > 0 && (
        <div className="mt-4">
          {/* Fixed, so that it fits the narrowest window: what scrolls sideways is out of the keyboard's reach. */}
          <Table className="table-fixed">
            <caption className="sr-only">Figures that changed</caption>
            <TableHead>
              <TableRow>
                <TableHeaderCell>Figure</TableHeaderCell>
                <TableHeaderCell className={clsx(number, "w-[24%]")}>Before</TableHeaderCell>
                <TableHeaderCell className={clsx(number, "w-[28%]")}>After</TableHeaderCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {seen.map((change) => (
                <ChangeRow
                  key={`${change.id} ${change.subject}`}
                  change={change}
                  label={labels.get(change.id) ?? change.id}
                />
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </>
  );
}

const describe = ({ name, file }: Named) =>
  `${name}, ${file.measuredAt.slice(0, 16).replace("T", " ")} UTC, ${file.kind === "quick" ? "quick" : "full"}`;

function ChangeRow({ change, label }: { readonly change: Change; readonly label: string }) {
  const { id, subject, unit, before, after, verdict } = change;
  return (
    <TableRow>
      <TableHeaderCell scope="row" className="font-normal">
        <span className="block font-medium">{label}</span>
        <span className="block text-xs text-muted wrap-anywhere">
          {names[subject]}, {id}
        </span>
      </TableHeaderCell>
      <TableCell className={number}>{formatValue(before, unit)}</TableCell>
      <TableCell className={number}>
        {formatValue(after, unit)}
        <span className="mt-1 block">
          {verdict === "no difference" ? verdict : <Badge tone={tones[verdict]}>{verdict}</Badge>}
        </span>
      </TableCell>
    </TableRow>
  );
}
