import { Callout, Field, NavItem, PageHeader, Select } from "@repo/ui";
import type { Group, Measurements } from "../../measurements/format";
import { AddressRefused } from "../address-refused";
import { replaceRoute } from "../route";
import type { Shown } from "../shown";
import { FigureCard } from "./figure-card";
import { Run } from "./run";
import { ALL, groupsOf, select, withChoice, type Selection } from "./selection";

const titles: Readonly<Record<Group, string>> = {
  build: "Build",
  "first-load": "First load",
  navigation: "Navigation",
  server: "Server",
  deployment: "The deployment",
  code: "Code",
  dependencies: "Dependencies",
};

/** Every figure of the file, with its spread, and where and when it was measured. */
export function MeasurementsPage({
  shown,
  search,
}: {
  readonly shown: Shown;
  readonly search: URLSearchParams;
}) {
  return (
    <>
      <PageHeader
        title="Measurements"
        description="Medians with their 95 % intervals; a multiple is the median of those within each turn, so it is not the quotient of the two medians. A difference within noise is shown as none."
      />
      {"problem" in shown ? (
        <Callout tone="warning" title="Nothing to show">
          {shown.problem}
        </Callout>
      ) : (
        <Figures measurements={shown.measurements} search={search} />
      )}
    </>
  );
}

function Figures({
  measurements,
  search,
}: {
  readonly measurements: Measurements;
  readonly search: URLSearchParams;
}) {
  const selection = select(measurements.figures, search);
  return (
    <>
      <Run measurements={measurements} />
      {selection !== undefined && (
        <>
          <nav aria-label="Groups" className="mt-8 overflow-x-auto border-b border-border">
            <ul className="flex w-max">
              {groupsOf(measurements.figures).map((group) => (
                <NavItem
                  key={group}
                  active={group === selection.group}
                  href={`#/measurements?group=${group}`}
                >
                  {titles[group]}
                </NavItem>
              ))}
            </ul>
          </nav>
          <AddressRefused parts={selection.refused} />
          <Choices selection={selection} />
          <h2 className="sr-only">{titles[selection.group]}</h2>
          <div className="mt-6 grid gap-4 md:grid-cols-2">
            {selection.figures.map((figure) => (
              <FigureCard key={figure.id} figure={figure} marked={figure.id === selection.marked} />
            ))}
          </div>
        </>
      )}
    </>
  );
}

function Choices({ selection }: { readonly selection: Selection }) {
  return selection.choices.length === 0 ? null : (
    <div className="mt-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {selection.choices.map(({ name, values, chosen }) => (
        <Field key={name} label={`${name[0]?.toUpperCase() ?? ""}${name.slice(1)}`}>
          {(control) => (
            <Select
              {...control}
              value={chosen}
              onChange={({ target }) => replaceRoute(withChoice(selection, name, target.value))}
            >
              {[...values, ALL].map((value) => (
                <option key={value}>{value}</option>
              ))}
            </Select>
          )}
        </Field>
      ))}
    </div>
  );
}
