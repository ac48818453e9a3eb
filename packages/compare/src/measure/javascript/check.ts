import { readFileSync } from "node:fs";
import { apps, folderOf, type AppName } from "../figures";
import { overBudget, type Pages } from "./budget";
import { readPagePackages, readPageSources } from "./page-packages";

const BUDGET = new URL("../../../data/javascript.json", import.meta.url);

/** Compares both apps' builds with `data/javascript.json`. @returns what ships more than that, and what of it grew */
export function checkJavascript(): string[] {
  const budget = JSON.parse(readFileSync(BUDGET, "utf8")) as Record<AppName, Pages>;
  return apps.flatMap((app) => overBudget(app, budget[app], readPagePackages(folderOf(app))));
}

/** What only a deployment runs: how a project declares its tables, crons and routes. */
const DEPLOYMENT_ONLY = /\/convex\/dist\/esm\/server\/(?:schema|cron|router)\.js$/;

/** @returns the sources of Convex in the pages' JavaScript that only a deployment runs, by app */
export function deploymentCode(): Record<string, string[]> {
  return Object.fromEntries(
    apps.map((app) => [
      app,
      [...readPageSources(folderOf(app))].filter((source) => DEPLOYMENT_ONLY.test(source)),
    ]),
  );
}
