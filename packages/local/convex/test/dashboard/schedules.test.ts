import { ConvexHttpClient } from "convex/browser";
import { expect, onTestFinished, test } from "vitest";

import { openDashboard } from "../support/dashboard";
import { startTestDeployment } from "../support/deployment";
import { functions } from "../support/functions";
import { copyFunctions } from "../support/functions-copy";

const { counter } = functions;

/** A deployment with functions that schedule some that fail, and with cron jobs. */
async function start() {
  const copy = await copyFunctions();
  await copy.write(
    "later.ts",
    `import { makeFunctionReference } from "convex/server";
     import { mutation } from "./builders";
     const failReference = makeFunctionReference("counter:fail");
     export const fail = mutation({
       args: {},
       handler: async (ctx) => void (await ctx.scheduler.runAfter(0, failReference, { name: "<b>failing" })),
     });
     export const many = mutation({
       args: {},
       handler: async (ctx) => {
         for (let i = 0; i < 60; i += 1) {
           await ctx.scheduler.runAfter(3_600_000, failReference, { name: "n" + i });
         }
       },
     });`,
  );
  await copy.write(
    "crons.ts",
    `import { cronJobs, makeFunctionReference } from "convex/server";
     const crons = cronJobs();
     const fail = makeFunctionReference("counter:fail");
     const increment = makeFunctionReference("counter:increment");
     crons.interval("<b>failing", { seconds: 1 }, fail, { name: "x" });
     crons.interval("counting", { seconds: 1 }, increment, { name: "counted" });
     crons.daily("at night", { hourUTC: 3, minuteUTC: 30 }, increment, { name: "night" });
     export default crons;`,
  );
  const deployment = await startTestDeployment({ functionsDir: copy.dir });
  onTestFinished(() => deployment.close());
  const client = new ConvexHttpClient(deployment.url, { logger: false });
  return { client, ...openDashboard(deployment) };
}

const TIME = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC`;

test("shows scheduled functions with when they are due and what became of them", async () => {
  const { client, open, submit } = await start();
  expect((await open("/schedules?state=pending")).text).toContain("There are none here.");
  await client.mutation(counter.incrementLater, { name: "much later", ms: 3_600_000 });
  await client.mutation(counter.incrementLater, { name: "at once", ms: 0 });
  await submit("/function?path=later:fail", { args: "{}" });
  const textOf = async (state: string) => (await open(`/schedules?state=${state}`)).text;
  await expect
    .poll(() => textOf("success"))
    .toMatch(new RegExp(`counter:increment { "name": "at once" } Succeeded ${TIME} ${TIME}`));
  await expect
    .poll(() => textOf("failed"))
    .toMatch(
      new RegExp(
        `counter:fail { "name": "<b>failing" } Failed \\[Request ID: \\w+\\] Server Error Uncaught Error: kaboom ${TIME} ${TIME}`,
      ),
    );
  const pending = await textOf("pending");
  expect(pending).toMatch(new RegExp(`counter:increment { "name": "much later" } Pending ${TIME}`));
  expect(pending).not.toContain("at once");
  const all = await open("/schedules");
  for (const name of ["much later", "at once", "<b>failing"]) expect(all.text).toContain(`"name": "${name}"`);
  expect(all.markup).not.toContain("<b>");
});

test("shows fifty scheduled functions on a page", async () => {
  const { open, submit } = await start();
  await submit("/function?path=later:many", { args: "{}" });
  const first = await open("/schedules?state=pending");
  expect(first.text.match(/"name": "n\d+"/g)).toHaveLength(50);
  const older = /href="\/_local([^"]*)">Older/.exec(first.markup)?.[1] ?? "";
  const second = await open(older.replaceAll("&amp;", "&"));
  expect(second.text.match(/"name": "n\d+"/g)).toHaveLength(10);
});

test("shows cron jobs with when they run next and how they ran last", async () => {
  const { open } = await start();
  const shown = async () => (await open("/schedules")).text;
  const none = "None since the start";
  expect(await shown()).toMatch(
    new RegExp(
      `at night counter:increment { "name": "night" } daily, hourUTC 3, minuteUTC 30 \\d{4}-\\d\\d-\\d\\d 03:30:00 UTC ${none}`,
    ),
  );
  await expect
    .poll(shown, { timeout: 30_000 })
    .toMatch(new RegExp(`<b>failing counter:fail .* interval, seconds 1 ${TIME} Failed ${TIME} .*kaboom`));
  await expect
    .poll(shown, { timeout: 30_000 })
    .toMatch(
      new RegExp(`counting counter:increment .*? interval, seconds 1 ${TIME} Succeeded ${TIME} Scheduled`),
    );
  expect((await open("/logs?path=counter:increment")).text).toContain("for the cron job counting");
});
