import { html, type Html } from "@repo/local-kit/html";
import type { Context, Handler } from "hono";

import type { Engine } from "../engine/types";
import { HttpError, type HttpEnv } from "../http/errors";
import { componentAsked, ofComponent } from "./components";
import { parseEntered } from "./form";
import { field, page, tableUrl, urlWith } from "./layout";
import { readDocument, readDocuments, type Documents } from "./queries";
import { documentUrl, shownValue } from "./values";

/** A document whose JSON is longer is shown on a page of its own only. */
const MAX_LISTED_LENGTH = 10_000;

/** A table's documents, newest first, all of them or those where a field has a value. */
export function documentsPage(engine: Engine): Handler<HttpEnv> {
  return async (c) => {
    const name = c.req.param("table") ?? "";
    const { field: asked = "", value: text = "", cursor = null } = c.req.query();
    const { value, problem } = asked === "" ? {} : parseEntered(text);
    const filter = value === undefined ? undefined : { field: asked, value };
    const component = componentAsked(c);
    const found = await readDocuments(engine, name, cursor, filter, component);
    if (found === null) throw new HttpError(404, "TableNotFound", `There is no table ${name}.`);
    const content = html`<h1>${name}</h1>
      ${ofComponent(component)}
      <form class="filter">
        ${component !== "" && html`<input type="hidden" name="component" value="${component}" />`}
        ${field({ name: "field", label: "Field", value: asked, note: "For example name, address.city or _id; empty for all." })}
        ${field({ name: "value", label: "Value, in JSON", value: text, error: problem, note: 'As it is shown below, for example "Ada" or 5.' })}
        <button>Filter</button>
      </form>
      ${problem === undefined && list(c, found)}`;
    return c.html(page("/", name, content), problem === undefined ? 200 : 400);
  };
}

function list(c: Context<HttpEnv>, { page: documents, isDone, continueCursor, ...found }: Documents): Html {
  const ids = new Set(found.ids);
  return html`
    <h2>Documents, the newest first</h2>
    ${documents.length === 0 ? html`<p>There are none here.</p>` : ""}
    <ol class="rows" aria-label="Documents">
      ${documents.map((document) => html`<li class="card">${listed(document, ids)}</li>`)}
    </ol>
    ${found.isCutShort && html`<p>The page ends here, as much was read for it. There may be more among the older ones.</p>`}
    <p class="links">
      ${c.req.query("cursor") !== undefined && html`<a href="${urlWith(c, { cursor: null })}">Newest documents</a>`}
      ${!isDone && html`<a href="${urlWith(c, { cursor: continueCursor })}">Older documents</a>`}
    </p>
  `;
}

function listed(document: Documents["page"][number], ids: ReadonlySet<string>): Html {
  const { length } = JSON.stringify(document);
  if (length <= MAX_LISTED_LENGTH) return html`<pre>${shownValue(document, ids)}</pre>`;
  return html`<p>
    <a href="${documentUrl(document._id)}">${document._id}</a> is long: ${length} characters.
  </p>`;
}

/** One document in whole, by its id. */
export function documentPage(engine: Engine): Handler<HttpEnv> {
  return async (c) => {
    const id = (c.req.query("id") ?? "").trim();
    const found = await readDocument(engine, id);
    if (found === null)
      throw new HttpError(404, "DocumentNotFound", `There is no document with the id "${id}".`);
    const { componentPath, table, document, ids } = found;
    const content = html`<h1>${id}</h1>
      <p>In <a href="${tableUrl(table, componentPath)}">${table}</a></p>
      ${ofComponent(componentPath)}
      <div class="card"><pre>${shownValue(document, new Set(ids))}</pre></div>`;
    return c.html(page("/", id, content));
  };
}
