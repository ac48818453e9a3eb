import { diffArrays } from "diff";
import type { SourceFile } from "../files/sources";

type Line = SourceFile[number];

/** A row of two columns; the same line stands on both sides. */
export interface DiffRow {
  readonly left: Line | undefined;
  readonly right: Line | undefined;
  readonly same: boolean;
}

const text = (line: Line): string => line.map(([content]) => content).join("");

/** Lines of two files beside each other; what was replaced stands beside what replaced it. */
export function diffRows(left: SourceFile, right: SourceFile): DiffRow[] {
  const rows: DiffRow[] = [];
  let [l, r] = [0, 0];
  let [removed, added]: [Line[], Line[]] = [[], []];
  const flush = () => {
    for (let i = 0; i < Math.max(removed.length, added.length); i += 1)
      rows.push({ left: removed[i], right: added[i], same: false });
    [removed, added] = [[], []];
  };
  for (const part of diffArrays(left.map(text), right.map(text))) {
    if (part.removed) removed.push(...left.slice(l, (l += part.value.length)));
    else if (part.added) added.push(...right.slice(r, (r += part.value.length)));
    else {
      flush();
      for (let i = 0; i < part.value.length; i += 1)
        rows.push({ left: left[l++], right: right[r++], same: true });
    }
  }
  flush();
  return rows;
}
