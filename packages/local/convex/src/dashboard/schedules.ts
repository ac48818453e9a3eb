import { html, type Html } from "@repo/local-kit/html";
import { time } from "@repo/local-kit/pages";
import type { JSONValue } from "convex/values";
import type { Handler } from "hono";
import { z } from "zod";

import { canonicalFunctionPath } from "#function-path";

import { displayedAddress } from "../engine/run/function-address";
import type { Engine, LoggedExecution } from "../engine/types";
import type { HttpEnv } from "../http/errors";
import { functionUrl, page, table, urlWith } from "./layout";
import { readCronJobs, readDocuments, type CronJobInfo } from "./queries";
import { documentUrl, shownValue } from "./values";

const STATES = {
  pending: "Pending",
  inProgress: "In progress",
  success: "Succeeded",
  failed: "Failed",
  canceled: "Canceled",
} as const;

const json = z.custom<JSONValue>((value) => value !== undefined);

/** A document of `_scheduled_functions`. */
const jobSchema = z.object({
  _id: z.string(),
  name: z.string(),
  args: z.array(json),
  scheduledTime: z.number(),
  completedTime: z.number().optional(),
  state: z.object({
    kind: z.enum(Object.keys(STATES) as (keyof typeof STATES)[]),
    error: z.string().optional(),
  }),
});

/** Cron jobs, and scheduled functions by what became of them. */
export function schedulesPage(engine: Engine): Handler<HttpEnv> {
  return async (c) => {
    const { state, cursor = null } = c.req.query();
    const filter = state === undefined ? undefined : { field: "state.kind", value: state };
    const found = await readDocuments(engine, "_scheduled_functions", cursor, filter);
    if (found === null) throw new Error("The deployment has no table of scheduled functions.");
    const crons = await readCronJobs(engine);
    const { executions } = await engine.executionLog(0, 0);
    const link = (value: string | null, label: string) =>
      html`<a
        href="${urlWith(c, { state: value, cursor: null })}"
        ${value === (state ?? null) && html`aria-current="page"`}
        >${label}</a
      > `;
    const content = html`<h1>Schedules</h1>
      <h2 id="crons">Cron jobs</h2>
      ${table(
        "crons",
        ["Cron job", "Function", "Schedule", "Next run", "Last run"],
        crons.map((cron) => cronRow(cron, executions)),
        "There are none: crons.ts defines them.",
      )}
      <h2 id="scheduled">Scheduled functions</h2>
      <nav class="links" aria-label="Scheduled functions by state">
        ${link(null, "All")} ${Object.entries(STATES).map((entry) => link(...entry))}
      </nav>
      ${table("scheduled", ["Function", "State", "Due", "Finished"], found.page.map(jobRow), "There are none here.")}
      ${!found.isDone && html`<p><a href="${urlWith(c, { cursor: found.continueCursor })}">Older scheduled functions</a></p>`}`;
    return c.html(page("/schedules", "Schedules", content));
  };
}

function jobRow(document: Record<string, JSONValue>): Html {
  const { _id, name, args, scheduledTime, completedTime, state } = jobSchema.parse(document);
  return html`<tr>
    <td>${call(name, args[0] ?? {})}</td>
    <td>
      <a href="${documentUrl(_id)}">${STATES[state.kind]}</a>
      ${state.error !== undefined && html`<pre class="error">${state.error}</pre>`}
    </td>
    <td>${time(scheduledTime)}</td>
    <td>${completedTime === undefined ? "" : time(completedTime)}</td>
  </tr>`;
}

function cronRow(
  { displayedName, componentPath, path, args, schedule, nextTime }: CronJobInfo,
  executions: readonly LoggedExecution[],
): Html {
  const last = executions.findLast(({ cronJob }) => cronJob === displayedName);
  return html`<tr>
    <td>${displayedName}</td>
    <td>${call(path, args, componentPath)}</td>
    <td>${describeSchedule(schedule)}</td>
    <td>${time(nextTime)}</td>
    <td>${last === undefined ? "None since the start" : lastRun(last)}</td>
  </tr>`;
}

function lastRun({ error, endedAt }: LoggedExecution): Html {
  if (error === null) return html`<span class="ok">Succeeded</span> ${time(endedAt)}`;
  return html`<span class="warn">Failed</span> ${time(endedAt)}
    <pre class="error">${error}</pre>`;
}

function call(name: string, args: JSONValue, componentPath = ""): Html {
  const path = canonicalFunctionPath(name);
  return html`<a href="${functionUrl(path, componentPath)}">${displayedAddress({ componentPath, path })}</a>
    <pre>${shownValue(args)}</pre>`;
}

/** "interval, minutes 5" of what `cronJobs()` exported. */
function describeSchedule(schedule: string): string {
  const { type, ...rest } = z.record(z.string(), z.unknown()).parse(JSON.parse(schedule));
  return [type, ...Object.entries(rest).map(([name, value]) => `${name} ${String(value)}`)].join(", ");
}
