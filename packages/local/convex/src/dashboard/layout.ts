import { html, type Fragment, type Html } from "@repo/local-kit/html";
import { layout, stylesheet } from "@repo/local-kit/pages";
import type { Context } from "hono";

import type { HttpEnv } from "../http/errors";
import { LOCAL_CONTROL_PATH } from "../local-control/local-control";

/** Where a page is, below the other local controls. */
export const at = (path: `/${string}`): string => LOCAL_CONTROL_PATH + path;

/** @param component its path; empty for the app */
export const functionUrl = (path: string, component = ""): string =>
  at(
    `/function?path=${encodeURIComponent(path)}${component && `&component=${encodeURIComponent(component)}`}`,
  );

/** @param component its path; empty for the app */
export const tableUrl = (name: string, component: string): string =>
  at(`/tables/${name}${component && `?component=${encodeURIComponent(component)}`}`);

const PAGES = [
  { path: at("/"), label: "Data" },
  { path: at("/functions"), label: "Functions" },
  { path: at("/logs"), label: "Logs" },
  { path: at("/schedules"), label: "Schedules" },
  { path: at("/environment"), label: "Environment" },
];

/** All that pages are styled with: they are allowed it by its hash. */
export const STYLE = `${stylesheet}
pre, textarea, input { font: .875rem/1.5 ui-monospace, monospace; }
pre { margin: 0; padding: .75rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
p code { overflow-wrap: anywhere; }
td { vertical-align: top; } td pre, dd pre { padding: 0; } td pre { min-width: 12rem; } time { white-space: nowrap; }
.note { color: var(--soft); font-style: italic; user-select: none; }
.rows { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: .75rem; }
.rows > li { overflow: visible; } .rows p { max-width: none; margin: 0; padding: .5rem 1rem 0; } .rows p:last-child { padding-bottom: .5rem; }
form { display: grid; gap: 1rem; max-width: 44rem; margin: 1rem 0; justify-items: start; }
form > div { width: 100%; } td form { margin: 0; }
.filter { max-width: none; align-items: start; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); } .filter button { grid-column: 1; }
label { display: block; font-weight: 600; } .check { font-weight: 400; }
input:not([type="checkbox"]), textarea, select { width: 100%; padding: .5rem .625rem; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: .5rem; }
select { font: inherit; }
[aria-invalid] { border-color: var(--warn); }
.error { color: var(--warn); white-space: pre-wrap; overflow-wrap: anywhere; }
button.primary { background: var(--accent); color: var(--accent-ink); border-color: var(--accent); font-weight: 600; }
@media (max-width: 40rem) { .wide, table:has(.wide) th:last-child { display: none; } }
.links { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0; overflow-wrap: anywhere; }
`;

/** @param path of the entry in the navigation that the page belongs to */
export function page(path: `/${string}`, title: string, content: Html): string {
  const service = "Local Convex deployment";
  return layout({ service, pages: PAGES, path: at(path), title, content, style: STYLE }).markup;
}

interface Field {
  name: string;
  label: string;
  value: string;
  note?: string;
  error?: string | undefined;
  isRequired?: boolean;
  /** Of a text of several lines. */
  rows?: number;
}

/** A labelled field, with what is wrong with it beside it. */
export function field({ name, label, value, note, error, isRequired, rows }: Field): Html {
  const described = [note && `${name}-note`, error && `${name}-error`].filter(Boolean).join(" ");
  const attributes = html`id="${name}" name="${name}" autocomplete="off" spellcheck="false"
  ${isRequired && html`required`} ${error !== undefined && html`aria-invalid="true" autofocus`}
  ${described !== "" && html`aria-describedby="${described}"`}`;
  return html`<div>
    <label for="${name}">${label}</label>
    ${
      rows === undefined
        ? html`<input ${attributes} value="${value}" />`
        : html`<textarea ${attributes} rows="${rows}">${value}</textarea>`
    }
    ${error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`}
    ${note !== undefined && html`<p class="soft" id="${name}-note">${note}</p>`}
  </div>`;
}

/**
 * A table in a region of its own, which may scroll sideways.
 *
 * @param label the id of its heading
 * @param none what is said in its place when it has no rows
 */
export function table(
  label: string,
  columns: readonly string[],
  rows: readonly Html[],
  none: Fragment,
): Html {
  if (rows.length === 0) return html`<p>${none}</p>`;
  return html`<div class="card" role="region" aria-labelledby="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** The address of the page that is asked for, with other values in its query; null removes one. */
export function urlWith(c: Context<HttpEnv>, changes: Readonly<Record<string, string | null>>): string {
  const { pathname, searchParams } = new URL(c.req.url);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) searchParams.delete(name);
    else searchParams.set(name, value);
  }
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams.toString()}`;
}

/** What a function takes, one argument on a line. */
export function shownArguments(args: readonly string[]): Html {
  return args.length === 0 ? html`None` : html`<pre>${args.join("\n")}</pre>`;
}
