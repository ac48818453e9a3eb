import { Callout, Card, CardBody, CardHeader, PageHeader } from "@repo/ui";
import type { Measurements } from "../../measurements/format";
import type { Shown } from "../shown";
import { InlineCode } from "../inline-code";
import { fromFigures } from "./from-figures";
import { NotMeasured } from "./not-measured";
import { sentences } from "./sentences";
import type { FromFigure, Sentence, Side } from "./statement";

/** When to take which: each sentence with the measurement or the concern that it rests on. */
export function ChoosingPage({ shown }: { readonly shown: Shown }) {
  const figures = "problem" in shown ? [] : shown.measurements.figures;
  const { of, unanswered } = sentences(figures);
  const ahead = (side: Side) => of(side).measured.length;
  const sides = [
    ["pages-auth0", "Take the Pages Router with Auth0 when"],
    ["app-clerk", "Take the App Router with Clerk when"],
    ["neither", "It makes no difference to"],
  ] as const;
  return (
    <>
      <PageHeader
        title="Choosing"
        description="When to take which, in plain words. Each sentence says where it rests: on a measurement, or on sources that you can read side by side."
      />
      <Ground shown={shown} />
      {figures.length > 0 && (
        <p className="mt-6 max-w-3xl">
          In short: of {fromFigures.length} questions to the measurements this file answers{" "}
          {fromFigures.length - unanswered.length}. The Pages Router with Auth0 is ahead in{" "}
          {ahead("pages-auth0")} of them, the App Router with Clerk in {ahead("app-clerk")}, and in{" "}
          {ahead("neither")} there is no difference beyond noise. Which of them matter is yours to say.
        </p>
      )}
      <div className="mt-8 space-y-6">
        {sides.map(([side, title]) => (
          <Card key={side}>
            <CardHeader title={title} />
            <CardBody className="space-y-6">
              <List title="By what their sources show" sentences={of(side).read} />
              <List
                title={
                  side === "neither"
                    ? "By what was measured"
                    : "By what was measured, where this one is ahead"
                }
                sentences={of(side).measured}
              />
            </CardBody>
          </Card>
        ))}
      </div>
      {unanswered.length > 0 && <Unanswered questions={unanswered} />}
      <NotMeasured />
    </>
  );
}

function Ground({ shown }: { readonly shown: Shown }) {
  if ("problem" in shown)
    return (
      <Callout tone="warning" title="No measurements to rest on">
        {shown.problem}
      </Callout>
    );
  return (
    <Callout tone="neutral" title="Two things differ at once">
      The router and the identity provider: what was measured compares the two pairs. The baselines beside
      them are the plainest app of each kind. {describeRun(shown.measurements)} With other measurements this
      page says something else.
    </Callout>
  );
}

const describeRun = ({ kind, measuredAt, machine }: Measurements): string =>
  `The measurements are ${kind === "quick" ? "a quick run, with fewer samples," : "a full run"} of ${measuredAt.slice(0, 10)} on ${machine.cores} cores of ${machine.cpu}.`;

function List({ title, sentences }: { readonly title: string; readonly sentences: readonly Sentence[] }) {
  return sentences.length === 0 ? null : (
    <div>
      <h3 className="text-sm font-semibold text-muted">{title}</h3>
      <ul className="mt-2 divide-y divide-border">
        {sentences.map(({ text, href, link }) => (
          <li key={text} className="items-baseline justify-between gap-10 py-3 first:pt-1 last:pb-0 lg:flex">
            <p className="max-w-3xl">
              <InlineCode text={text} />
            </p>
            <a className="text-sm text-primary underline underline-offset-4 lg:w-64 lg:shrink-0" href={href}>
              {link}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Unanswered({ questions }: { readonly questions: readonly FromFigure[] }) {
  return (
    <section className="mt-8">
      <h2 className="text-xl font-semibold tracking-tight">Not in these measurements</h2>
      <p className="mt-1 text-muted">
        So nothing is said of it here. <code>pnpm compare</code> measures all of them.
      </p>
      <ul className="mt-3 list-disc space-y-1 pl-5">
        {questions.map(({ figure, what }) => (
          <li key={figure}>{what}</li>
        ))}
      </ul>
    </section>
  );
}
