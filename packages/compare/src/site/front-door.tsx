import { buttonVariants, Callout, PageHeader } from "@repo/ui";
import type { Measurements } from "../measurements/format";
import { FigureCard } from "./figure-card";
import { headlines } from "./headlines";
import type { Shown } from "./shown";

export function FrontDoor({ shown }: { readonly shown: Shown }) {
  return (
    <>
      <PageHeader
        title="One product, two routers, one deployment"
        description="The same app, once with the Pages Router and Auth0, once with the App Router and Clerk, on one Convex deployment. Read the same concern in both, side by side. See what each costs, measured in turns on one machine. For who must choose between them, or move from one to the other. Nothing here is without its spread."
      />
      {"problem" in shown ? (
        <Callout tone="warning" title="No measurements to show">
          {shown.problem}
        </Callout>
      ) : (
        <Headlines measurements={shown.measurements} />
      )}
      <p className="mt-8 flex flex-wrap gap-3">
        <a className={buttonVariants()} href="#/concerns">
          Read the same concern in both
        </a>
        <a className={buttonVariants({ variant: "secondary" })} href="#/measurements">
          All measurements
        </a>
      </p>
    </>
  );
}

function Headlines({ measurements: { figures, kind, measuredAt } }: { readonly measurements: Measurements }) {
  const { shown, missing } = headlines(figures);
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-3">
        {shown.map((figure) => (
          <FigureCard key={figure.id} figure={figure} />
        ))}
      </div>
      <p className="mt-4 text-sm text-muted">
        {kind === "quick" ? "A quick run, with fewer samples" : "A full run"}, {measuredAt.slice(0, 10)}.
        {missing.length > 0 && ` Not in this file: ${missing.join(", ")}. Measure them with: pnpm compare`}
      </p>
    </>
  );
}
