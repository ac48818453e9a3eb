import { html, type Html } from "@repo/local-kit/html";
import type { Refusal } from "../refusals/refusals";
import { layout } from "./layout";

export const REFUSALS_PATH = "/_local/refusals";

const row = ({ application, at, error, reason, request, status }: Refusal): Html =>
  html`<tr>
    <td class="number"><time datetime="${at}">${at.slice(11, 19)}</time></td>
    <th scope="row"><code>${request}</code></th>
    <td class="number">${status}</td>
    <td><code>${error}</code></td>
    <td>${reason}</td>
    <td>${application === undefined ? "–" : html`<code>${application}</code>`}</td>
  </tr>`;

const rows = (refusals: readonly Refusal[]): Html => html`${refusals.map(row)}`;

const summary = ({ length }: readonly Refusal[]): string =>
  length === 0 ? "No request was refused." : `Refused lately: ${length}, the newest first.`;

/** What the page's script puts in place whenever the list changes. */
export const refusalsUpdate = (refusals: readonly Refusal[]): string =>
  JSON.stringify({ summary: summary(refusals), rows: rows(refusals).markup });

export const REFUSALS_SCRIPT = `new EventSource("${REFUSALS_PATH}/events").onmessage = ({ data }) => {
  const { summary, rows } = JSON.parse(data);
  document.getElementById("summary").textContent = summary;
  document.getElementById("refusals").innerHTML = rows;
};`;

/** Why requests were refused, kept up to date by a script. */
export function refusalsPage(clientName: string, refusals: readonly Refusal[]): string {
  const main = html`<header class="stack">
      <h1>Refused requests</h1>
      <p class="lede">
        What this tenant did not do, and why. No passwords, codes or tokens are kept here. A silent login that
        finds no session is answered, not refused.
      </p>
    </header>
    <div class="card">
      <p role="status" id="summary">${summary(refusals)}</p>
      <div class="table" role="region" aria-label="Refused requests" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Time (UTC)</th>
              <th scope="col">Request</th>
              <th scope="col">Status</th>
              <th scope="col">Error</th>
              <th scope="col">Reason</th>
              <th scope="col">Application</th>
            </tr>
          </thead>
          <tbody id="refusals">
            ${rows(refusals)}
          </tbody>
        </table>
      </div>
    </div>`;
  return layout({ title: `Refused requests | ${clientName}`, kind: "page", main, script: REFUSALS_SCRIPT });
}
