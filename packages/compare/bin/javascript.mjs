#!/usr/bin/env node
// What each page of both apps ships, by package, from what was built last. With --update it becomes the budget.
import { writeFileSync } from "node:fs";
import { register } from "tsx/esm/api";

register();
const { apps, folderOf } = await import("../src/measure/figures.ts");
const { formatPages } = await import("../src/measure/javascript/budget.ts");
const { readPagePackages } = await import("../src/measure/javascript/page-packages.ts");
const pages = Object.fromEntries(apps.map((app) => [app, readPagePackages(folderOf(app))]));
for (const app of apps) process.stdout.write(`${formatPages(app, pages[app])}\n\n`);
if (process.argv.includes("--update")) {
  const rounded = JSON.stringify(
    pages,
    (_, value) => (typeof value === "number" ? Math.round(value) : value),
    2,
  );
  writeFileSync(new URL("../data/javascript.json", import.meta.url), `${rounded}\n`);
}
