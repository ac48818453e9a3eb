import { buttonVariants, DescriptionList } from "@repo/ui";
import { Download } from "lucide-react";
import type { Measurements } from "../../measurements/format";

/** A file with all samples, as text for a download: it works without a server. */
const downloadHref = (measurements: Measurements): string =>
  `data:application/json,${encodeURIComponent(JSON.stringify(measurements))}`;

/** Which machine, which versions, which day; and the raw samples. */
export function Run({ measurements }: { readonly measurements: Measurements }) {
  const { kind, machine, measuredAt, commit, versions } = measurements;
  return (
    <section
      aria-label="The run"
      className="rounded-xl border border-border bg-surface p-5 shadow-card sm:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-semibold">
          {kind === "quick" ? "A quick run: fewer samples, wider intervals" : "A full run"}
        </p>
        <span className="flex flex-wrap gap-3">
          <a className={buttonVariants({ variant: "secondary", size: "sm" })} href="#/changes">
            Compare with another file
          </a>
          <a
            className={buttonVariants({ variant: "secondary", size: "sm" })}
            download="measurements.json"
            href={downloadHref(measurements)}
          >
            <Download />
            Raw samples
          </a>
        </span>
      </div>
      <details className="mt-3 text-sm">
        <summary className="text-muted">
          {measuredAt.slice(0, 10)}, {machine.cores} cores of {machine.cpu}, Node {machine.node}
        </summary>
        <div className="mt-3">
          <DescriptionList
            items={[
              {
                term: "Command",
                description: <code>{kind === "quick" ? "pnpm compare --quick" : "pnpm compare"}</code>,
              },
              { term: "Commit", description: <code>{commit.slice(0, 10)}</code> },
              { term: "Machine", description: `${machine.os}, ${Math.round(machine.memoryBytes / 1e9)} GB` },
              { term: "Browser", description: machine.browser },
              {
                term: "Versions",
                description: Object.entries(versions)
                  .map(([name, version]) => `${name} ${version}`)
                  .join(", "),
              },
            ]}
          />
        </div>
      </details>
      <p className="mt-3 text-sm text-muted">
        Not measured: cold starts on Vercel, real networks, real tenants.{" "}
        <a className="underline" href="#/choosing">
          What that means
        </a>
      </p>
    </section>
  );
}
