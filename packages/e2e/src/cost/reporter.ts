import type { FullConfig, Reporter, Suite, TestCase, TestResult } from "@playwright/test/reporter";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { phasesOf } from "./phases";
import { ProcessWatch } from "./processes";
import { toCostTables, type Journey } from "./table";

const FOLDER = fileURLToPath(new URL("../../.results/", import.meta.url));

/** Prints what the journeys cost at their end, and keeps it in .results/cost.md. */
// Playwright wants a reporter to be a default export (https://playwright.dev/docs/api/class-reporter).
// oxlint-disable-next-line import/no-default-export
export default class CostReporter implements Reporter {
  readonly #journeys: Journey[] = [];
  readonly #start = performance.now();
  readonly #watch = new ProcessWatch();
  #workers = 0;

  onBegin({ workers }: FullConfig, _suite: Suite): void {
    this.#workers = workers;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const [, project = "", file = ""] = test.titlePath();
    this.#journeys.push({ project, file, title: test.title, ms: result.duration, phases: phasesOf(result) });
  }

  onEnd(): void {
    const seconds = (performance.now() - this.#start) / 1000;
    const text = toCostTables({ ...this.#watch.end(), seconds, workers: this.#workers }, this.#journeys);
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(`${FOLDER}cost.md`, text);
    process.stdout.write(`\n${text}\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
