import { CopyButton } from "@repo/ui";
import { clsx } from "clsx";
import { useMemo } from "react";
import type { Pair } from "../files/pairs";
import type { SourceFile } from "../files/sources";
import { diffRows } from "./diff-rows";

/** Two files side by side; lines that only one of them has are marked, by a sign as well as by a colour. */
export function SourceDiff({
  pair,
  left,
  right,
}: {
  readonly pair: Pair;
  readonly left: SourceFile;
  readonly right: SourceFile;
}) {
  const rows = useMemo(() => diffRows(left, right), [left, right]);
  // A file that stands alone differs from nothing.
  const isPair = pair.pagesAuth0 !== undefined && pair.appClerk !== undefined;
  const own = (side: "left" | "right") =>
    isPair ? rows.filter((row) => !row.same && row[side] !== undefined).length : undefined;
  const name = pair.pagesAuth0 ?? pair.appClerk;
  return (
    <section
      className="mt-8 overflow-x-auto rounded-xl border border-border bg-surface"
      // What scrolls sideways must scroll with the keyboard too.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={`Source of ${name}`}
    >
      <table className="w-full min-w-3xl table-fixed border-collapse text-xs">
        <thead className="bg-subtle text-left">
          <tr>
            <Head app="pages-auth0" path={pair.pagesAuth0} source={left} own={own("left")} />
            <Head app="app-clerk" path={pair.appClerk} source={right} own={own("right")} />
          </tr>
        </thead>
        <tbody className="font-mono">
          {rows.map((row, index) => (
            // Rows have no other identity, and never change their order.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <Line line={row.left} className={isPair && !row.same ? ONLY_LEFT : ""} />
              <Line line={row.right} className={isPair && !row.same ? ONLY_RIGHT : ""} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const ONLY_LEFT = "bg-danger-soft before:content-['−']";
const ONLY_RIGHT = "bg-success-soft before:content-['+']";

function Head({
  app,
  path,
  source,
  own,
}: {
  readonly app: string;
  readonly path: string | undefined;
  readonly source: SourceFile;
  /** How many of the lines the other file does not have; undefined where there is no other. */
  readonly own: number | undefined;
}) {
  const counts = [`${source.length} lines`, ...(own === undefined ? [] : [`${own} only here`])];
  return (
    <th scope="col" className="px-3 py-1 font-medium wrap-anywhere">
      {path === undefined ? (
        `${app} has none`
      ) : (
        <span className="flex items-center gap-1">
          {`${app}/src/${path} (${counts.join(", ")})`}
          <CopyButton value={textOf(source)} label={`${app}/src/${path}`} />
        </span>
      )}
    </th>
  );
}

const textOf = (source: SourceFile): string =>
  source.map((line) => `${line.map(([content]) => content).join("")}\n`).join("");

function Line({
  line,
  className,
}: {
  readonly line: SourceFile[number] | undefined;
  readonly className: string;
}) {
  return (
    <td
      className={clsx(
        "relative h-4 border-l border-border pr-3 pl-5 align-top whitespace-pre-wrap wrap-anywhere before:absolute before:left-1.5",
        line && className,
      )}
    >
      {line?.map(([content, color], index) => (
        // Neither have tokens.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} style={{ color }}>
          {content}
        </span>
      ))}
    </td>
  );
}
