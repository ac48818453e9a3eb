import { Callout, PageHeader } from "@repo/ui";
import { groups, type Group } from "../measurements/format";
import { FigureCard } from "./figure-card";
import type { Shown } from "./shown";

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
export function MeasurementsPage({ shown }: { readonly shown: Shown }) {
  const header = (
    <PageHeader
      title="Measurements"
      description="Medians with their 95 % intervals; ratios are of samples taken in the same turn. A difference within noise is shown as none."
    />
  );
  if ("problem" in shown)
    return (
      <>
        {header}
        <Callout tone="warning" title="Nothing to show">
          {shown.problem}
        </Callout>
      </>
    );
  const { figures, kind, machine, measuredAt, commit, versions } = shown.measurements;
  return (
    <>
      {header}
      <Callout
        tone={kind === "quick" ? "warning" : "neutral"}
        title={kind === "quick" ? "A quick run: fewer samples" : "A full run"}
      >
        {measuredAt.slice(0, 10)}, commit {commit.slice(0, 7)}, on {machine.cores} cores of {machine.cpu},{" "}
        {machine.os}, Node {machine.node}, {machine.browser}.{" "}
        {Object.entries(versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(", ")}
        .{" "}
        <a
          className="underline"
          download="measurements.json"
          href={`data:application/json,${encodeURIComponent(JSON.stringify(shown.measurements))}`}
        >
          Raw samples
        </a>
      </Callout>
      <p className="mt-4 text-sm text-muted">
        Not measured here: cold starts on Vercel, real networks, real tenants.
      </p>
      {groups.map((group) => {
        const own = figures.filter((figure) => figure.group === group);
        return own.length === 0 ? null : (
          <section key={group} className="mt-10">
            <h2 className="mb-4 text-xl font-semibold">{titles[group]}</h2>
            <div className="grid gap-4 md:grid-cols-2">
              {own.map((figure) => (
                <FigureCard key={figure.id} figure={figure} />
              ))}
            </div>
          </section>
        );
      })}
    </>
  );
}
