import { Callout, PageHeader } from "@repo/ui";
import { useState } from "react";
import type { Measurements } from "../../measurements/format";
import { readShown, type Shown } from "../shown";
import { ChangesTable } from "./changes-table";
import { OpenFile } from "./open-file";

interface Opened {
  readonly name: string;
  readonly shown: Shown;
}

/** Two files compared with each other: what did a change do? */
export function ChangesPage({ shown }: { readonly shown: Shown }) {
  const [opened, setOpened] = useState<Opened>();
  return (
    <>
      <PageHeader
        title="What changed"
        description="Compares the measurements that this site shows with those of another file: from before a change, or from another machine."
      />
      <OpenFile onOpen={({ name, text }) => setOpened({ name, shown: readShown(text) })} />
      <p className="mt-4 text-sm text-muted">
        A change is one where the 95 % intervals of both medians lie apart; what is counted changes when its
        number does. Runs are not paired, so no ratio is made of them. The same in a terminal:{" "}
        <code>pnpm compare diff before.json after.json</code>
      </p>
      <output className="mt-6 block">
        {opened !== undefined && <Result shown={shown} opened={opened} />}
      </output>
    </>
  );
}

function Result({ shown, opened }: { readonly shown: Shown; readonly opened: Opened }) {
  const problem = "problem" in opened.shown ? opened.shown.problem : undefined;
  if (problem !== undefined || "problem" in opened.shown)
    return (
      <Callout tone="danger" title={`${opened.name} cannot be read`}>
        {problem}
      </Callout>
    );
  if ("problem" in shown)
    return (
      <Callout tone="warning" title="Nothing to compare it with">
        {shown.problem}
      </Callout>
    );
  const both = [
    { name: opened.name, file: opened.shown.measurements },
    { name: "this site's", file: shown.measurements },
  ].toSorted((a, b) => Date.parse(a.file.measuredAt) - Date.parse(b.file.measuredAt));
  const [before, after] = both;
  return before === undefined || after === undefined ? null : (
    <>
      <Machines before={before.file} after={after.file} />
      <ChangesTable before={before} after={after} />
    </>
  );
}

function Machines({ before, after }: { readonly before: Measurements; readonly after: Measurements }) {
  const describe = ({ machine }: Measurements) => `${machine.cores} cores of ${machine.cpu}, ${machine.os}`;
  return describe(before) === describe(after) ? null : (
    <div className="mb-6">
      <Callout tone="warning" title="Two machines">
        {describe(before)}, then {describe(after)}: times say as much of the machines as of the change.
      </Callout>
    </div>
  );
}
