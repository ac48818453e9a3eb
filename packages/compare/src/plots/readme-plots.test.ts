import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../files/list";
import { readMeasurements } from "../measure/read-measurements";
import { fixture } from "../measurements/testing/fixture";
import { withoutPadding } from "../readme";
import { plotFiles, withPlots } from "./readme-plots";

const folder = join(root, "packages/compare/data/plots");
const snapshot = readMeasurements(join(root, "packages/compare/data/snapshot.json"));

test("the plots are those of the snapshot; renew them with: pnpm --filter @repo/compare readme", () => {
  const wanted = plotFiles(snapshot);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  expect(names.toSorted()).toEqual(Object.keys(wanted).toSorted());
  expect(names.filter((name) => readFileSync(join(folder, name), "utf8") !== wanted[name])).toEqual([]);
});

test("README shows them", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  expect(withoutPadding(readme)).toBe(withoutPadding(withPlots(readme, snapshot)));
});

test("README is short", () => {
  const lines = readFileSync(join(root, "README.md"), "utf8").trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(130);
});

test("a plot is a picture of its own, light and dark", () => {
  const files = plotFiles(fixture);
  expect(Object.keys(files)).toContain("first-row-dark.svg");
  expect(files["first-row-light.svg"]).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(files["first-row-light.svg"]).not.toContain("var(");
});

test("README says which app is ahead, as far as the figures do", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const turned = snapshot.figures.map((figure) => ({
    ...figure,
    samples: {
      ...figure.samples,
      "pages-auth0": figure.samples["app-clerk"] ?? [],
      "app-clerk": figure.samples["pages-auth0"] ?? [],
    },
  }));
  const said = (of: typeof snapshot, start: string) =>
    withPlots(readme, of)
      .split("**")
      .flatMap((part, index, parts) => (part.startsWith(start) ? [parts[index + 1]] : []));
  const [ahead] = said(snapshot, "Pages Router + Auth0 is ahead");
  expect(ahead).toContain("JavaScript of the first load of /customers");
  const other = { ...snapshot, figures: turned };
  expect(said(other, "App Router + Clerk is ahead")).toEqual([ahead]);
  expect(said(other, "No difference")).toEqual(said(snapshot, "No difference"));
});
