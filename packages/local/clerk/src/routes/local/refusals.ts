import { hashSource } from "@repo/local-kit/hash-source";
import { type Html, html, trusted } from "@repo/local-kit/html";
import { time } from "@repo/local-kit/pages";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";

import { readQuery } from "#http/body";
import type { Instance } from "#instance";
import type { Refusal } from "#refusals";
import { layout } from "./layout";

const EVENTS = "/_local/refusals";

/** Adds each new row on top. The rows come as markup, with everything in them escaped. */
const SCRIPT = `
const rows = document.querySelector("tbody");
new EventSource("${EVENTS}?after=" + rows.dataset.last).onmessage = ({ data }) => {
  rows.insertAdjacentHTML("afterbegin", data);
  rows.closest("div").hidden = false;
  document.getElementById("none").hidden = true;
};
`;
const POLICY = `default-src 'none'; script-src ${hashSource(SCRIPT)}; connect-src 'self'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`;

const eventsQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0) });

function row({ at, method, path, status, code, reason }: Refusal): Html {
  return html`<tr>
    <td>${time(at)}</td>
    <td><code>${method} ${path}</code></td>
    <td>${status} <code>${code}</code></td>
    <td>${reason}</td>
  </tr>`;
}

function content(list: readonly Refusal[]): Html {
  const isEmpty = list.length === 0;
  return html`
    <h1>Refusals</h1>
    <p>
      What the apps asked for and did not get, newest first, as it happens. Clerk may take some of it; the
      package's README says what this instance leaves out.
    </p>
    <p id="none" class="soft" ${isEmpty ? "" : "hidden"}>Nothing was refused yet.</p>
    <div class="card" role="region" aria-label="Refused requests" tabindex="0" ${isEmpty ? "hidden" : ""}>
      <table>
        <thead>
          <tr>
            <th scope="col">At</th>
            <th scope="col">Request</th>
            <th scope="col">Answer</th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody aria-live="polite" data-last="${list[0]?.id ?? 0}">
          ${list.map(row)}
        </tbody>
      </table>
    </div>
    ${trusted(`<script>${SCRIPT}</script>`)}
  `;
}

/** The page that lists refused requests, and the stream of events that keeps it up to date. */
export function refusalRoutes({ refusals }: Instance): Hono {
  const app = new Hono();

  app.get("/refusals", (c) => {
    c.header("Content-Security-Policy", POLICY);
    return c.html(layout("/refusals", "Refusals", content(refusals.list)).markup);
  });

  app.get(EVENTS, (c) => {
    const { after } = readQuery(c, eventsQuery);
    const seen = Number(c.req.header("last-event-id") ?? after);
    return streamSSE(c, async (stream) => {
      const stop = refusals.subscribe(seen, (refusal) => {
        void stream.writeSSE({ id: String(refusal.id), data: row(refusal).markup });
      });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      stop();
    });
  });

  return app;
}
