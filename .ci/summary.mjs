// Adds up the reports that Vitest and Playwright left behind. Exits 1 when a test failed or none ran.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folders = ["apps", "packages", "packages/local"].flatMap((root) =>
  readdirSync(root).map((name) => join(root, name, ".results")),
);

const reports = folders.flatMap((folder) => {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
    return files.map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")));
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
});

const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
const passed = sum((r) => r.numPassedTests ?? r.stats.expected);
// A test that passes only when it is run again has failed.
const failed = sum((r) => r.numFailedTests ?? r.stats.unexpected + r.stats.flaky);
const skipped = sum((r) => (r.stats ? r.stats.skipped : r.numPendingTests + r.numTodoTests));

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
