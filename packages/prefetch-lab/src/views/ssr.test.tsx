import { RangeField } from "@repo/ui";
import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
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

test("what the server sends is what the browser renders", async () => {
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(<Page />);
  const mismatch = vi.fn<() => void>();
  const complaints = vi.spyOn(console, "error").mockReturnValue(undefined);
  const root = await act(async () => hydrateRoot(container, <Page />, { onRecoverableError: mismatch }));
  expect(mismatch).not.toHaveBeenCalled();
  expect(complaints.mock.calls).toEqual([]);
  await act(async () => root.unmount());
  container.remove();
});
