import { expect, onTestFinished, test } from "vitest";

import { openDashboard } from "../support/dashboard";
import { startTestDeployment } from "../support/deployment";
import { copyFunctions } from "../support/functions-copy";

async function start(functionsDir?: string) {
  const deployment = await startTestDeployment(functionsDir === undefined ? {} : { functionsDir });
  onTestFinished(() => deployment.close());
  return { deployment, ...openDashboard(deployment) };
}

test("a variable is set, seen by functions, shown when it is asked for, and removed", async () => {
  const { deployment, open, submit } = await start();
  const value = "<b>a\r\nb";
  const set = await submit("/environment", { name: "DASHBOARD_GREETING", value });
  expect([set.status, set.headers.get("location")]).toEqual([303, "/_local/environment"]);
  // As a textarea sends its line ends.
  expect(process.env.DASHBOARD_GREETING).toBe("<b>a\nb");
  expect(deployment.engine.environmentVariables().get("DASHBOARD_GREETING")).toBe("<b>a\nb");
  const { markup } = await open("/environment");
  expect(markup).toMatch(
    /<details>\s*<summary aria-label="Value of DASHBOARD_GREETING">Show<\/summary>\s*<pre>&lt;b&gt;a\nb<\/pre>\s*<\/details>/,
  );
  const removed = await submit("/environment/remove", { name: "DASHBOARD_GREETING" });
  expect(removed.status).toBe(303);
  expect(process.env.DASHBOARD_GREETING).toBeUndefined();
  expect((await open("/environment")).text).not.toContain("DASHBOARD_GREETING");
});

test("of what the process was started with only the names are shown", async () => {
  process.env.DASHBOARD_SECRET = "a secret of the shell";
  onTestFinished(() => void delete process.env.DASHBOARD_SECRET);
  const { open, submit } = await start();
  const page = await open("/environment");
  expect(page.text).toContain("DASHBOARD_SECRET");
  expect(page.markup).not.toContain("a secret of the shell");
  await submit("/environment", { name: "DASHBOARD_SECRET", value: "set" });
  expect((await open("/environment")).text).toContain("DASHBOARD_SECRET Show set Remove");
});

test.each([
  ["CONVEX_CLOUD_URL", "is the deployment's own"],
  ["1ST", "is no name for an environment variable"],
])("a name that Convex does not take is told of beside its field: %s", async (name, reason) => {
  const { submit } = await start();
  const { status, markup, text } = await submit("/environment", { name, value: "kept" });
  expect(status).toBe(400);
  expect(markup).toMatch(/name="name"[^>]*aria-invalid="true"[^>]*aria-describedby="name-error"/);
  expect(markup).toContain(">kept</textarea>");
  expect(text).toContain(reason);
});

test("a value that the functions do not load with is told of beside its field, and nothing changes", async () => {
  const copy = await copyFunctions();
  await copy.write("needy.ts", `if (process.env.DASHBOARD_BROKEN) throw new Error("broken by <b>it");`);
  const { open, submit } = await start(copy.dir);
  const { status, markup, text } = await submit("/environment", { name: "DASHBOARD_BROKEN", value: "1" });
  expect(status).toBe(400);
  expect(markup).toMatch(/name="value"[^>]*aria-invalid="true"/);
  expect(text).toContain("broken by <b>it");
  expect(process.env.DASHBOARD_BROKEN).toBeUndefined();
  expect((await open("/environment")).text).not.toContain("DASHBOARD_BROKEN");
});
