import { expect, test } from "vitest";
import { type Gone, settleCatalog, settleLinks, settleList, settleManifest } from "./settings";

const gone: Gone = {
  packages: ["@repo/compare", "pages-auth0"],
  folders: ["packages/compare", "apps/pages-auth0"],
  isGoneFile: (path) => path === "packages/features/src/comparison.ts",
  names: ["compare"],
};

test("a manifest loses dependencies, scripts and exports", () => {
  const manifest = {
    name: "@repo/features",
    scripts: {
      compare: "node packages/compare/bin/compare.mjs",
      auth0: "turbo run dev --filter=pages-auth0",
      dev: "turbo run dev",
    },
    exports: { "./comparison": "./src/comparison.ts", "./home": "./src/home.ts" },
    dependencies: { "@repo/compare": "workspace:*", "@repo/ui": "workspace:*" },
  };
  expect(JSON.parse(settleManifest(JSON.stringify(manifest), "packages/features", gone))).toEqual({
    name: "@repo/features",
    scripts: { dev: "turbo run dev" },
    exports: { "./home": "./src/home.ts" },
    dependencies: { "@repo/ui": "workspace:*" },
  });
});

test.each([
  ['["app", "compare", "lab"]', '["app", "lab"]'],
  ['["app", "compare"]', '["app"]'],
  ['[\n  "@repo/compare",\n  "other"\n]', '[\n  "other"\n]'],
  ['[\n  "other",\n  "packages/compare/data/*.json"\n]', '[\n  "other"\n]'],
  ['{\n  "compare": { "deny": ["app"] },\n  "stack": {}\n}', '{\n  "stack": {}\n}'],
  ["- apps/*\n- packages/compare/baselines/*", "- apps/*"],
  ["dist/\npackages/compare/data/latest.json", "dist/"],
  ['["compared", "packages/comparer"]', '["compared", "packages/comparer"]'],
])("settings: %j", (text, expected) => {
  expect(settleList(text, gone)).toBe(expected);
});

test("versions that no package asks for go", () => {
  const workspace = 'catalog:\n  "@auth0/auth0-react": 2.27.0\n  zod: 4.6.7\n\nengineStrict: true\n';
  expect(settleCatalog(workspace, ['{ "dependencies": { "zod": "catalog:" } }'])).toBe(
    "catalog:\n  zod: 4.6.7\n\nengineStrict: true\n",
  );
});

test("list items and rows that lead to what is gone go, sentences stay", () => {
  const isGoneFile = (path: string) => path === "apps/pages-auth0/decisions/0003.md";
  const link = "[0003](../apps/pages-auth0/decisions/0003.md)";
  expect(settleLinks(`- ${link}\n| ${link} |\nSee ${link}.\n- [x](y.md)`, ".github", isGoneFile)).toBe(
    `See ${link}.\n- [x](y.md)`,
  );
});
