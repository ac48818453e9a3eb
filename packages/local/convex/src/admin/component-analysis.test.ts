import { queryGeneric } from "convex/server";
import { expect, test } from "vitest";

import { analyzeDefinitions, toComponentDiffs, toComponentTree } from "./component-analysis";

const used = ["limits", "limits/worker", "more"].map((path) => ({
  path,
  definitionPath: `../${path}`,
  env: {},
}));

test("a component counts as installed when the app did not use it before", () => {
  expect(Object.keys(toComponentDiffs(used, new Set(["limits"])))).toEqual(["limits/worker", "more"]);
});

test("components of components are below them", () => {
  expect(toComponentTree(used)).toMatchObject({
    componentPath: "",
    childComponents: {
      limits: {
        componentPath: "limits",
        childComponents: { worker: { definitionPath: "../limits/worker" } },
      },
      more: { childComponents: {} },
    },
  });
});

test("a function that has the name of a folder of others is refused", () => {
  const get = queryGeneric({ args: {}, handler: () => null });
  const modules = { a: { b: get }, "a/b": { c: get } };
  const generation = {
    modules: {},
    components: new Map(),
    folders: [],
    definitions: new Map(),
    used: [],
    modulesOf: new Map([["../part", modules]]),
    remove: async () => {},
  };
  expect(() => analyzeDefinitions(generation)).toThrow("Path a/b.js:c conflicts with existing export");
});
