import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import type { Measurement } from "../measure/measurement";
import { CodeBlock } from "./code-block";
import { DotPlot } from "./dot-plot";
import { MeasurementsTable } from "./measurements-table";
import { TechniqueCard } from "./technique-card";

const plain: Measurement = {
  technique: "Plain link",
  tryId: 1,
  clickToRowsMs: 200,
  pressToRowsMs: 300,
  executionsBefore: 0,
  executionsAfter: 1,
  freshness: "unknown",
  askedServer: false,
};
const prewarmed: Measurement = {
  technique: "Prewarm",
  tryId: 2,
  clickToRowsMs: 24,
  pressToRowsMs: 124,
  executionsBefore: 1,
  executionsAfter: 1,
  freshness: "fresh",
  askedServer: true,
};

function rowText(name: string): string {
  return screen.getByRole("row", { name: new RegExp(`^${name}`) }).textContent;
}

test("a measurement reads as its time, its queries, what was painted and whether the server was asked", () => {
  render(<MeasurementsTable rows={[plain, { ...prewarmed, freshness: "stale" }]} />);
  const table = screen.getByRole("table", { name: "Measurements" });
  expect(within(table).getAllByRole("rowheader")).toHaveLength(2);
  expect(rowText("Plain link")).toBe(
    "Plain link200\u00a0ms300\u00a0ms from the press0 before1 afterUnknownServer not asked",
  );
  expect(rowText("Prewarm")).toBe(
    "Prewarm24\u00a0ms124\u00a0ms from the press1 before1 afterStaleServer asked",
  );
});

test("times are compared with the median of the baseline in the same rows", () => {
  const rows = [plain, { ...plain, clickToRowsMs: 240 }, { ...plain, clickToRowsMs: 1000 }, prewarmed];
  render(<MeasurementsTable rows={rows} baseline="Plain link" />);
  expect(rowText("Prewarm")).toContain("0.10×");
  expect(screen.getByText(/ratio to the median of “Plain link”/)).toBeInTheDocument();
});

test("nothing is compared with a baseline that has not been measured", () => {
  render(<MeasurementsTable rows={[prewarmed]} baseline="Plain link" />);
  expect(rowText("Prewarm")).not.toContain("×");
  expect(screen.queryByText(/ratio/)).not.toBeInTheDocument();
});

test("a table without measurements says so", () => {
  render(<MeasurementsTable rows={[]} baseline="Plain link" />);
  expect(screen.getByRole("cell", { name: "Nothing measured yet." })).toBeInTheDocument();
});

test("a plot says in words what it shows", () => {
  render(
    <DotPlot
      unit="ms"
      series={[
        { label: "Plain link", values: [212, 208, 240] },
        { label: "Prewarm", values: [8.44] },
        { label: "Prefetch", values: [] },
      ]}
    />,
  );
  expect(screen.getByRole("img").getAttribute("aria-label")?.replaceAll("\u00a0", " ")).toBe(
    "Times in ms. " +
      "Plain link: 3 measurements, median 212 ms, from 208 ms to 240 ms. " +
      "Prewarm: 1 measurement, median 8.4 ms, from 8.4 ms to 8.4 ms. " +
      "Prefetch: no measurements.",
  );
});

test("a plot has a dot for every measurement, repeats included, at its place on the axis", () => {
  render(<DotPlot unit="ms" series={[{ label: "Plain link", values: [50, 100, 100] }]} />);
  const dots = [...screen.getByRole("img").querySelectorAll("circle")];
  expect(dots.map((dot) => dot.getAttribute("cx"))).toEqual(["50%", "100%", "100%"]);
  expect(new Set(dots.slice(1).map((dot) => dot.getAttribute("cy"))).size).toBe(2);
});

test("a plot of nothing still has its axis", () => {
  render(<DotPlot unit="ms" series={[{ label: "Plain link", values: [] }]} />);
  expect(screen.getByRole("img")).toHaveTextContent(/^Plain link–0 ms20406080100$/);
});

test("a technique is a section with its code and its link", () => {
  render(
    <TechniqueCard name="Prewarm" summary="On intent." code="<IntentLink />" status="Fastest">
      <a href="#customers">Try it</a>
    </TechniqueCard>,
  );
  const section = screen.getByRole("region", { name: "Prewarm" });
  expect(within(section).getByRole("heading", { name: "Prewarm" })).toBeInTheDocument();
  expect(section).toHaveTextContent("<IntentLink />");
  expect(section).toHaveTextContent("Fastest");
  expect(within(section).getByRole("link", { name: "Try it" })).toBeInTheDocument();
});

test("a block of code is copied whole", async () => {
  const user = userEvent.setup();
  render(<CodeBlock code={"one\n  two"} caption="src/env.ts" />);
  await user.click(screen.getByRole("button", { name: "Copy src/env.ts" }));
  expect(await navigator.clipboard.readText()).toBe("one\n  two");
});
