import { Button, Callout, PageHeader, RangeField } from "@repo/ui";
import { useState } from "react";
import type { Assumptions } from "../scale/model";
import { defaults, sizes, sliders } from "../scale/assumptions";
import { limits } from "../scale/breaks-first";
import { prices as listPrices } from "../scale/prices";
import { variantsOf } from "../scale/variants";
import { AtScalePrices } from "./at-scale-prices";
import { AtScaleTable } from "./at-scale-table";
import type { Shown } from "./shown";

/** What a month costs, for as many people as one expects: from counts, on paper. */
export function AtScalePage({ shown }: { readonly shown: Shown }) {
  const [assumptions, setAssumptions] = useState<Assumptions>(defaults);
  const [prices, setPrices] = useState(listPrices);
  const { variants, assumed } = variantsOf("problem" in shown ? [] : shown.measurements.figures);
  return (
    <>
      <PageHeader
        title="At scale, on paper"
        description="What each router and each way to prefetch costs a month: what one load, click, hover and idle hour were counted at, times how people use it, times list prices. A model, not a measurement."
      />
      {assumed.length > 0 && (
        <Callout tone="warning" title="Some counts are assumed">
          The measurements lack {assumed.join(", ")}. Measure them with: pnpm compare
        </Callout>
      )}
      <fieldset className="my-6 flex flex-wrap gap-3">
        <legend className="sr-only">People a month</legend>
        {sizes.map((people) => (
          <Button
            key={people}
            variant={assumptions.people === people ? "primary" : "secondary"}
            aria-pressed={assumptions.people === people}
            onClick={() => setAssumptions((all) => ({ ...all, people }))}
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
              onChange={(value) => setAssumptions((all) => ({ ...all, [name]: value }))}
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
      <AtScalePrices prices={prices} onChange={setPrices} />
      <p className="mt-6 text-sm text-muted">
        Check the counts with virtual clients: pnpm compare simulate. Not in the model: cold starts, file
        storage, e-mail, and people who live far from the deployment.
      </p>
    </>
  );
}
