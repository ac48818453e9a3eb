import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** Says at the end which journeys were not run to their end, and why. */
class NotRun implements Reporter {
  readonly #byReason = new Map<string, string[]>();

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== "skipped") return;
    const reason =
      result.annotations.find(({ type }) => type === "skip")?.description ?? "No reason was given.";
    const titles = this.#byReason.get(reason) ?? [];
    this.#byReason.set(reason, [...titles, test.titlePath().slice(1).join(" › ")]);
  }

  onEnd(): void {
    for (const [reason, titles] of this.#byReason) {
      console.log(`\nNot run, ${titles.length}: ${reason}`);
      for (const title of titles) console.log(`  ${title}`);
    }
  }
}

// Playwright wants it so.
// oxlint-disable-next-line import/no-default-export
export default NotRun;
