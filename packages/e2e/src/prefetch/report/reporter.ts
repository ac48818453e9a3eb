import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Frames } from "./frames";
import type { LeadReport } from "./lead";
import { toLeadTables } from "./lead-table";
import { toAnatomyTable, toFramesTable, toTable, type Click } from "./table";
import type { Anatomy } from "./timeline";

const FILE = fileURLToPath(new URL("../../../.results/report.md", import.meta.url));

/** Prints the tables of all apps at the end, and keeps them in .results/report.md. */
// Playwright wants a reporter to be a default export (https://playwright.dev/docs/api/class-reporter).
// oxlint-disable-next-line import/no-default-export
export default class TableReporter implements Reporter {
  /** What is the same for all apps is there once. */
  readonly #tables = new Set<string>();

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      if (!body) continue;
      if (name === "clicks") {
        const { app, clicks } = JSON.parse(body.toString()) as { app: string; clicks: Click[] };
        this.#tables.add(toTable(app, clicks));
      }
      if (name === "frames") {
        const { app, frames } = JSON.parse(body.toString()) as { app: string; frames: Frames };
        this.#tables.add(toFramesTable(app, frames));
      }
      if (name === "lead") {
        const { app, report } = JSON.parse(body.toString()) as { app: string; report: LeadReport };
        this.#tables.add(toLeadTables(app, report));
      }
      if (name === "predictors") this.#tables.add(body.toString());
      if (name === "anatomy") {
        const { app, clicks } = JSON.parse(body.toString()) as { app: string; clicks: Anatomy[] };
        this.#tables.add(toAnatomyTable(app, clicks));
      }
    }
  }

  onEnd(): void {
    const text = [...this.#tables].join("\n");
    mkdirSync(new URL(".", `file://${FILE}`), { recursive: true });
    writeFileSync(FILE, text);
    process.stdout.write(`\n${text}\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}
