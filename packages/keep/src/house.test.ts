import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { planStarter } from "./house";
import { readHouse } from "./keep";
import { appNames, apps, partOf } from "./parts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const house = readHouse(root);

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

describe.each(appNames)("a starter with %s", (kept) => {
  const plan = planStarter(house, kept);
  const starter = new Map([...house].filter(([path]) => !plan.gone.includes(path)));
  for (const { path, text } of plan.changed) starter.set(path, text);
  const others = appNames.filter((app) => app !== kept);

  test("has no file of the other app or of both, and all of its own", () => {
    expect([...starter.keys()].filter((path) => others.includes(partOf(path) as typeof kept))).toEqual([]);
    expect([...starter.keys()].some((path) => path.startsWith("packages/compare/"))).toBe(false);
    const own = (paths: Iterable<string>) => [...paths].filter((path) => path.startsWith(`apps/${kept}/`));
    expect(own(starter.keys())).toEqual(own(house.keys()));
  });

  test("has no mark and nothing left of this package", () => {
    const marked = [...starter].filter(([, text]) => /(?:\/\/|#|<!--|\/\*) only: /.test(text ?? ""));
    expect(marked.map(([path]) => path)).toEqual([]);
    expect(starter.get("package.json")).not.toContain("keep");
  });

  test("names no variable, package or folder of the other app in what a machine reads", () => {
    const names = others.flatMap((app) => apps[app]);
    const variables = new RegExp(
      names.map((name) => `\\b${name.toUpperCase().replace("-", "_")}_`).join("|"),
    );
    const read = [...starter].filter(([path]) =>
      /^\.env|^turbo|package\.json$|^pnpm-w|^\.github\/workflows|auth\.config\.ts$|\/env\.ts$/.test(path),
    );
    const found = read.filter(
      ([, text = ""]) => variables.test(text) || names.some((name) => text.includes(name)),
    );
    expect(found.map(([path]) => path)).toEqual([]);
  });

  test("says nothing of the other app, or of two, in its settings and where one begins", () => {
    const routers = { "pages-auth0": "Pages Router", "app-clerk": "App Router" };
    const words = new RegExp(
      [
        ...others.flatMap((app) => [...apps[app], routers[app]]),
        "both (?:apps|routers|have)",
        "two (?:apps|routers)",
        "packages/compare",
      ].join("|"),
      "i",
    );
    const begins =
      /^README\.md$|^\.github\/(?:CONTRIBUTING|DEPLOYING)\.md$|^[^/]*\.(?:json|jsonc|ya?ml)$|^\.github\/.*\.(?:json5?|ya?ml)$|package\.json$/;
    const found = [...starter].flatMap(([path, text = ""]) =>
      path !== "pnpm-lock.yaml" && begins.test(path)
        ? text.split("\n").flatMap((line) => (words.test(line) ? [`${path}: ${line.trim()}`] : []))
        : [],
    );
    expect(found).toEqual([]);
  });

  test("depends on packages that it has", () => {
    const manifests = [...starter].filter(([path]) => path.endsWith("package.json"));
    const parsed = manifests.map(([, text = ""]) => JSON.parse(text) as Manifest);
    const known = new Set(parsed.map(({ name }) => name));
    const needed = parsed.flatMap(({ dependencies, devDependencies }) =>
      Object.entries({ ...dependencies, ...devDependencies }).flatMap(([name, version]) =>
        version.startsWith("workspace:") ? [name] : [],
      ),
    );
    expect(needed.filter((name) => !known.has(name))).toEqual([]);
  });
});
