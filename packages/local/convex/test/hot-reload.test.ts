import { readdir } from "node:fs/promises";

import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { describe, expect, onTestFinished, test, vi } from "vitest";

import { generationsDirOf } from "../src/loader/generations";
import { connect, subscribe } from "./support/clients";
import { startTestDeployment } from "./support/deployment";
import { functions } from "./support/functions";
import { copyFunctions } from "./support/functions-copy";
import { until } from "./support/until";

const { counter } = functions;

async function startCopy({ watch }: { watch: boolean }) {
  const copy = await copyFunctions();
  const deployment = await startTestDeployment({ functionsDir: copy.dir, watch });
  onTestFinished(() => deployment.close());
  return { copy, deployment };
}

const generations = async (dir: string) =>
  (await readdir(generationsDirOf(dir))).filter((name) => name.startsWith(`${process.pid}-`));

describe("while it watches", () => {
  test("a saved function runs at once, and live queries show its result", async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const { copy, deployment } = await startCopy({ watch: true });
    const shown = subscribe(connect(deployment.url), counter.get, { name: "hot" });
    await shown.until((value) => value === 0);
    await copy.replace("counter.ts", "counter?.value ?? 0", "counter?.value ?? 1000");
    await shown.until((value) => value === 1000);
  });

  test("a module it depends on, in a folder made later, counts as well", async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const { copy, deployment } = await startCopy({ watch: true });
    const shown = subscribe(connect(deployment.url), counter.get, { name: "hot" });
    await copy.write("later/start.ts", "export const start = 5;");
    await copy.replace("counter.ts", "counter?.value ?? 0", "counter?.value ?? start");
    await copy.replace("counter.ts", "import {", 'import { start } from "./later/start";\nimport {');
    await shown.until((value) => value === 5);
    await copy.write("later/start.ts", "export const start = 6;");
    await shown.until((value) => value === 6);
  });

  test("code that does not build is reported, and the previous functions go on", async () => {
    vi.spyOn(console, "log").mockImplementation(() => {});
    const errors = vi.spyOn(console, "error").mockImplementation(() => {});
    const { copy, deployment } = await startCopy({ watch: true });
    await copy.write("broken.ts", "export const x = ;");
    await until(
      () => errors.mock.calls.length > 0,
      () => "no report",
    );
    expect(String(errors.mock.calls[0]?.[0])).toMatch(/previous ones go on[\s\S]*broken\.ts:1:17/);
    const client = connect(deployment.url);
    expect(await client.mutation(counter.increment, { name: "after a broken save" })).toBe(1);

    await copy.write("broken.ts", null);
    await copy.replace("counter.ts", "counter?.value ?? 0", "counter?.value ?? 7");
    const shown = subscribe(client, counter.get, { name: "new" });
    await shown.until((value) => value === 7);
  });
});

describe("a reload", () => {
  test("refuses a schema that the data does not satisfy, and keeps what it had", async () => {
    const { copy, deployment } = await startCopy({ watch: false });
    const client = connect(deployment.url);
    await client.mutation(counter.increment, { name: "kept" });
    await copy.replace("schema.ts", "value: v.number()", "value: v.string()");
    await expect(deployment.reload()).rejects.toThrow(/counters[\s\S]*schema/);
    expect(await client.mutation(counter.increment, { name: "kept" })).toBe(2);
  });

  test("refuses a module that throws, and names it", async () => {
    const { copy, deployment } = await startCopy({ watch: false });
    await copy.write("throws.ts", 'throw new Error("not today");');
    await expect(deployment.reload()).rejects.toThrow(
      "Failed to analyze throws.js: Uncaught Error: not today",
    );
  });

  test("refuses a component that is none, and the previous functions go on", async () => {
    const { copy, deployment } = await startCopy({ watch: false });
    await copy.write(
      "convex.config.ts",
      `import { defineApp } from "convex/server";
       const app = defineApp();
       app.use({} as never);
       export default app;`,
    );
    await expect(deployment.reload()).rejects.toThrow("convex.config failed while it was loaded");
    const client = new ConvexHttpClient(deployment.url, { logger: false });
    expect(await client.query(counter.get, { name: "kept" })).toBe(0);
  });

  test("takes functions away as well", async () => {
    const { copy, deployment } = await startCopy({ watch: false });
    const client = new ConvexHttpClient(deployment.url, { logger: false });
    await copy.write(
      "admin/extra.ts",
      'import { query } from "../builders"; export default query(() => "here");',
    );
    const extra = makeFunctionReference<"query", Record<string, never>, string>("admin/extra");
    await deployment.reload();
    expect(await client.query(extra, {})).toBe("here");
    await copy.write("admin/extra.ts", null);
    await deployment.reload();
    await expect(client.query(extra, {})).rejects.toThrow("Could not find public function for 'admin/extra'");
  });

  test("leaves no build behind but the one that runs, and none after the end", async () => {
    const { copy, deployment } = await startCopy({ watch: false });
    const before = await generations(copy.dir);
    await deployment.reload();
    await deployment.reload();
    expect(await generations(copy.dir)).toHaveLength(before.length);
    await deployment.close();
    expect(await generations(copy.dir)).toHaveLength(before.length - 1);
  });
});
