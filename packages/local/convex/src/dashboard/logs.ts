import { html } from "@repo/local-kit/html";
import type { Handler } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";

import type { Engine } from "../engine/types";
import { HttpError, type HttpEnv } from "../http/errors";
import { at, page, urlWith } from "./layout";
import { filterFrom, isShown, logEntry } from "./log-entries";
import { readFunctions } from "./queries";

/** How many entries a page begins with at most. */
const MAX_SHOWN = 200;

/** How long the stream waits for an execution before it looks again whether anybody still listens, in milliseconds. */
const WAIT_MS = 30_000;

const cursorSchema = z.coerce.number().min(1);

/** The newest executions and their log lines; the script adds those that follow. */
export function logsPage(engine: Engine): Handler<HttpEnv> {
  return async (c) => {
    const filter = filterFrom(c.req.query());
    const { executions, cursor } = await engine.executionLog(0, 0);
    const shown = executions.filter((execution) => isShown(filter, execution)).slice(-MAX_SHOWN);
    const functions = (await readFunctions(engine, "")).map(({ path }) => path);
    const paths = [...new Set([...functions, ...executions.map(({ path }) => path)])].sort();
    const events = urlWith(c, { cursor: String(cursor) }).replace("?", "/events?");
    const content = html`<h1>Logs</h1>
      <form class="filter">
        <div>
          <label for="path">Function</label>
          <select id="path" name="path">
            <option value="">All</option>
            ${paths.map((path) => html`<option ${path === filter.path && html`selected`}>${path}</option>`)}
          </select>
        </div>
        <label class="check"
          ><input type="checkbox" name="errors" ${filter.isErrorsOnly && html`checked`} /> Errors only</label
        >
        <button>Filter</button>
      </form>
      <h2>Executions, the newest last</h2>
      <div role="log" aria-label="Executions">
        <ol class="rows" id="log" data-events="${events}">
          ${shown.map(logEntry)}
        </ol>
      </div>
      <p class="soft" role="status" id="status"></p>
      <noscript>
        <p>New entries appear when the page is loaded again: <a href="${urlWith(c, {})}">reload</a>.</p>
      </noscript>
      <script type="module" src="${at("/logs.js")}"></script>`;
    return c.html(page("/logs", "Logs", content));
  };
}

/** Server-sent events, one for each execution: its id is where to go on, its data the entry. */
export function logEvents(engine: Engine): Handler<HttpEnv> {
  return (c) => {
    const filter = filterFrom(c.req.query());
    const parsed = cursorSchema.safeParse(c.req.header("last-event-id") ?? c.req.query("cursor"));
    if (!parsed.success) throw new HttpError(400, "BadCursor", "The log has no such place.");
    let cursor = parsed.data;
    return streamSSE(c, async (stream) => {
      while (!stream.aborted) {
        const log = await engine.executionLog(cursor, WAIT_MS);
        ({ cursor } = log);
        const entries = log.executions.filter((execution) => isShown(filter, execution)).map(logEntry);
        if (entries.length === 0) continue;
        await stream.writeSSE({ id: String(cursor), data: entries.map(({ markup }) => markup).join("") });
      }
    });
  };
}
