import { Badge, buttonVariants, PageHeader } from "@repo/ui";
import { concerns } from "../../concerns";
import { AddressRefused } from "../address-refused";
import { InlineCode } from "../inline-code";
import type { Step } from "./step";
import { toApp } from "./to-app";
import { toPages } from "./to-pages";

const ways = {
  "to-app": { steps: toApp, label: "Pages Router to App Router" },
  "to-pages": { steps: toPages, label: "App Router to Pages Router" },
} as const;

const partNames = { router: "router", provider: "provider", both: "router and provider" } as const;

/** A move, as a reading order through the concerns. */
export function MovingPage({ search }: { readonly search: URLSearchParams }) {
  const asked = search.get("way") ?? "to-app";
  const way = asked === "to-pages" ? "to-pages" : "to-app";
  const { steps, label } = ways[way];
  return (
    <>
      <PageHeader
        title="Moving"
        description="A reading order through both apps: at each step what to do, and the sources that show it done."
      />
      <AddressRefused parts={asked === way ? [] : [`way=${asked}`]} />
      <nav aria-label="Direction" className="flex flex-wrap gap-3">
        {Object.entries(ways).map(([name, { label }]) => (
          <a
            key={name}
            className={buttonVariants({ variant: name === way ? "primary" : "secondary" })}
            aria-current={name === way ? "page" : undefined}
            href={`#/moving?way=${name}`}
          >
            {label}
          </a>
        ))}
      </nav>
      <h2 className="mt-8 text-xl font-semibold tracking-tight">
        {label}, in {steps.length} steps
      </h2>
      <p className="mt-2 max-w-3xl text-muted">
        These are two moves, and each can be made without the other: both providers work with both routers.
        Both routers may live in one app meanwhile, page by page; what is deleted goes with the last page that
        needs it.
      </p>
      <ol className="mt-4">
        {steps.map((step, index) => (
          <StepItem key={step.title} step={step} number={index + 1} />
        ))}
      </ol>
    </>
  );
}

function StepItem({
  step: { title, part, tasks, concern },
  number,
}: {
  readonly step: Step;
  readonly number: number;
}) {
  const name = concerns.find(({ id }) => id === concern)?.name ?? concern;
  return (
    <li className="relative flex gap-4 pb-8 last:pb-0 sm:gap-6">
      <span
        aria-hidden
        className="relative z-10 flex size-9 shrink-0 items-center justify-center rounded-full border border-border bg-surface text-sm font-semibold tabular-nums"
      >
        {number}
      </span>
      {/* The line that leads to the next. */}
      <span aria-hidden className="absolute top-0 bottom-0 left-4.5 w-px bg-border" />
      <div className="min-w-0 flex-1 pt-1">
        <h3 className="flex flex-wrap items-center gap-2 font-semibold">
          {title} <Badge tone="neutral">{partNames[part]}</Badge>
        </h3>
        <ul className="mt-2 max-w-3xl list-disc space-y-1.5 pl-5">
          {tasks.map((task) => (
            <li key={task}>
              <InlineCode text={task} />
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm">
          <a className="text-primary underline underline-offset-4" href={`#/concerns/${concern}`}>
            {name}
          </a>
        </p>
      </div>
    </li>
  );
}
