import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../files/list";
import { readHouse, rowsOf, withoutDetours } from "./graph";
import { houseFiles } from "./picture";

test("README's picture of the house is drawn from what the packages declare; renew it with: pnpm --filter @repo/compare readme", () => {
  const stale = Object.entries(houseFiles(readHouse())).filter(([name, svg]) => {
    const path = join(root, "packages/compare/data", name);
    return !existsSync(path) || readFileSync(path, "utf8") !== svg;
  });
  expect(stale.map(([name]) => name)).toEqual([]);
});

test("nothing that ships uses what is local", () => {
  const uses = readHouse().filter(
    ({ folder, uses }) =>
      !/^packages\/(?:local|e2e|compare|deploy|keep)/.test(folder) &&
      uses.some((used) => used.startsWith("packages/local/")),
  );
  expect(uses).toEqual([]);
});

describe("a house", () => {
  const house = [
    { folder: "app", uses: ["features", "ui"] },
    { folder: "features", uses: ["ui"] },
    { folder: "ui", uses: [] },
  ];

  test("stands in rows, each above all that it uses", () => {
    expect(rowsOf(house)).toEqual([["app"], ["features"], ["ui"]]);
  });

  test("is drawn without detours", () => {
    expect(withoutDetours(house)[0]).toEqual({ folder: "app", uses: ["features"] });
  });

  test("has no circle", () => {
    const circle = [
      { folder: "a", uses: ["b"] },
      { folder: "b", uses: ["a"] },
    ];
    expect(() => rowsOf(circle)).toThrow("a → b → a");
  });
});
