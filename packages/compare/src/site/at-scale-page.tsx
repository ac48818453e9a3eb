import { Button, Callout, PageHeader, RangeField } from "@repo/ui";
import { sizes, sliders } from "../scale/assumptions";
import type { Assumptions } from "../scale/model";
import { limits } from "../scale/breaks-first";
import { variantsOf } from "../scale/variants";
import { AddressRefused } from "./address-refused";
import { AtScalePrices } from "./at-scale-prices";
import { AtScaleTable } from "./at-scale-table";
import type { Shown } from "./shown";
import { useScenario } from "./use-scenario";

/** What a month costs, for as many people as one expects: from counts, on paper. Its address has what is assumed. */
export function AtScalePage({ shown, search }: { readonly shown: Shown; readonly search: URLSearchParams }) {
  const { scenario, refused, change } = useScenario("at-scale", search);
  const { assumptions, prices } = scenario;
  const assume = (changed: Partial<Assumptions>) =>
    change((current) => ({ ...current, assumptions: { ...current.assumptions, ...changed } }));
  const { variants, assumed } = variantsOf("problem" in shown ? [] : shown.measurements.figures);
  return (
    <>
      <PageHeader
        title="At scale, on paper"
        description="What each router and each way to prefetch costs a month: what one load, click, hover and idle hour were counted at, times how people use it, times list prices. A model, not a measurement. The address has what you assume, to be sent to others."
      />
      {assumed.length > 0 && (
        <Callout tone="warning" title="Some counts are assumed">
          The measurements lack {assumed.join(", ")}. Measure them with: pnpm compare
        </Callout>
      )}
      <AddressRefused parts={refused} />
      <fieldset className="my-6 flex flex-wrap gap-3">
        <legend className="sr-only">People a month</legend>
        {sizes.map((people) => (
          <Button
            key={people}
            variant={assumptions.people === people ? "primary" : "secondary"}
            aria-pressed={assumptions.people === people}
            onClick={() => assume({ people })}
          >
            {people.toLocaleString("en-US")} people a month
          </Button>
        ))}
      </fieldset>
      <AtScaleTable assumptions={assumptions} variants={variants} prices={prices} />
      <h2 className="mt-10 mb-4 text-xl font-semibold">How people use it</h2>
      <div className="grid gap-6 md:grid-cols-2">
        {sliders.map(({ name, why, ...slider }) => (
          <div key={name}>
            <RangeField
              {...slider}
              value={assumptions[name]}
              onChange={(value) => assume({ [name]: value })}
            />
            <p className="mt-1 text-sm text-muted">{why}</p>
          </div>
        ))}
      </div>
      <h2 className="mt-10 mb-4 text-xl font-semibold">What breaks first</h2>
      <div className="grid gap-6 md:grid-cols-2">
        {limits.map(({ name, what, when, remedy }) => (
          <section key={name}>
            <h3 className="font-semibold">{name}</h3>
            <p className="mt-1 text-sm">{what}</p>
            <p className="mt-1 text-sm">When: {when}</p>
            <p className="mt-1 text-sm">Then: {remedy}</p>
          </section>
        ))}
      </div>
      <h2 className="mt-10 mb-4 text-xl font-semibold">Prices</h2>
      <AtScalePrices
        prices={prices}
        onChange={(changed) => change((current) => ({ ...current, prices: changed }))}
      />
      <p className="mt-6 text-sm text-muted">
        Database GB, and what it costs, is the most that it can be: every call is counted as one that reads a
        whole page of 50 rows, and most read less. The counts are those of the measurements; pnpm compare
        simulate shows with virtual clients that a deployment runs as much for each of many as for one. Not in
        the model: cold starts, file storage, e-mail, and people who live far from the deployment.
      </p>
    </>
  );
}
