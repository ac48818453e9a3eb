import { buttonVariants, Callout, Card, CardBody } from "@repo/ui";
import { ArrowRight } from "lucide-react";
import { concerns } from "../concerns";
import type { Measurements } from "../measurements/format";
import { headlines } from "./headlines";
import { FigureCard } from "./measurements/figure-card";
import type { Shown } from "./shown";

/** Where to go on, with what is there. */
const ways = [
  ["side-by-side", "Side by side", "Both apps live under one address bar, with what each page costs."],
  [
    "concerns",
    "Concerns",
    `${concerns.length} questions that every app of this kind must answer: both sources, with a diff.`,
  ],
  ["moving", "Moving", "From one router to the other in small steps, and the way back."],
  ["measurements", "Measurements", "Every figure with its spread, and the raw samples."],
  [
    "at-scale",
    "At scale",
    "What each router and technique costs for a thousand people, and for ten million.",
  ],
  ["changes", "What changed", "Two files of measurements, compared with each other."],
  ["choosing", "Choosing", "When to take which; each sentence says where it rests."],
] as const;

/** The first screen: what this is, what matters most, and the rest. */
export function FrontDoor({ shown }: { readonly shown: Shown }) {
  return (
    <>
      <header className="mb-8 border-b-4 border-double border-border pb-8">
        <h1 className="text-3xl font-semibold tracking-tight sm:text-4xl">
          One product, two routers, one deployment
        </h1>
        <p className="mt-3 max-w-2xl text-lg text-muted">
          The same app, once with the Pages Router and Auth0, once with the App Router and Clerk, on one
          Convex deployment. For those who must choose between them, or move from one to the other: run both,
          read the same concern in both, and see what each costs, measured in turns on one machine.
        </p>
        <p className="mt-6 flex flex-wrap gap-3">
          <a className={buttonVariants({ size: "lg" })} href="#/side-by-side">
            See both side by side
            <ArrowRight />
          </a>
          <a className={buttonVariants({ variant: "secondary", size: "lg" })} href="#/choosing">
            When to take which
          </a>
        </p>
      </header>
      <h2 className="sr-only">What matters most</h2>
      {"problem" in shown ? (
        <Callout tone="warning" title="No measurements to show">
          {shown.problem}
        </Callout>
      ) : (
        <Headlines measurements={shown.measurements} />
      )}
      <h2 className="mt-10 mb-4 text-xl font-semibold tracking-tight">Read on</h2>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {ways.map(([path, title, what]) => (
          <li key={path}>
            <Card className="relative h-full transition-colors hover:border-field">
              <CardBody>
                <h3 className="font-semibold">
                  {/* It covers its card. */}
                  <a className="text-primary after:absolute after:inset-0" href={`#/${path}`}>
                    {title}
                  </a>
                </h3>
                <p className="mt-1 text-sm text-muted">{what}</p>
              </CardBody>
            </Card>
          </li>
        ))}
      </ul>
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
        {kind === "quick" ? "A quick run, with fewer samples" : "A full run"}, {measuredAt.slice(0, 10)}:
        medians with their 95 % intervals. A multiple is the median of those within each turn, so it is not
        the quotient of the two medians.
        {missing.length > 0 && ` Not in this file: ${missing.join(", ")}. Measure them with: pnpm compare`}
      </p>
    </>
  );
}
