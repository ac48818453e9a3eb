import { RangeField } from "@repo/ui";
import { expectToHydrate } from "@repo/ui/testing";
import { test } from "vitest";
import { DotPlot } from "./dot-plot";
import { MeasurementsTable } from "./measurements-table";
import { TechniqueCard } from "./technique-card";

function Page() {
  return (
    <>
      <TechniqueCard name="Prewarm" summary="On intent." code="<a />">
        <a href="#a">Try it</a>
      </TechniqueCard>
      <RangeField label="Latency" value={180} min={0} max={600} step={20} unit="ms" onChange={() => {}} />
      <MeasurementsTable rows={[]} baseline="Plain link" />
      <DotPlot unit="ms" series={[{ label: "Plain link", values: [208, 212.5] }]} />
    </>
  );
}

test("what the server sends is what the browser renders", () => expectToHydrate(<Page />));
