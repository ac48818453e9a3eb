import { readFileSync } from "node:fs";
import { apps, folderOf, type AppName } from "../figures";
import { overBudget, type Pages } from "./budget";
import { readPagePackages } from "./page-packages";

const BUDGET = new URL("../../../data/javascript.json", import.meta.url);

/** Compares both apps' builds with `data/javascript.json`. @returns what ships more than that, and what of it grew */
export function checkJavascript(): string[] {
  const budget = JSON.parse(readFileSync(BUDGET, "utf8")) as Record<AppName, Pages>;
  return apps.flatMap((app) => overBudget(app, budget[app], readPagePackages(folderOf(app))));
}
