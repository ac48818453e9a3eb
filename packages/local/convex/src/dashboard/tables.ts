import { html } from "@repo/local-kit/html";
import type { Handler } from "hono";

import type { Engine } from "../engine/types";
import type { HttpEnv } from "../http/errors";
import { componentAsked, componentChoice } from "./components";
import { at, field, page, table, tableUrl } from "./layout";
import { readTables } from "./queries";

/** All tables of the app or of a component, and the way to a document by its id. */
export function tablesPage(engine: Engine): Handler<HttpEnv> {
  return async (c) => {
    const component = componentAsked(c);
    const tables = await readTables(engine, component);
    const rows = tables.map(
      ({ name, documents }) =>
        html`<tr>
          <td><a href="${tableUrl(name, component)}">${name}</a></td>
          <td>${documents}</td>
        </tr>`,
    );
    const content = html`<h1 id="tables">Tables</h1>
      ${await componentChoice(engine, c)} ${table("tables", ["Table", "Documents"], rows, "There are none.")}
      <h2>One document</h2>
      <form action="${at("/document")}">
        ${field({ name: "id", label: "Id of the document", value: "", isRequired: true })}
        <button>Show the document</button>
      </form>`;
    return c.html(page("/", "Tables", content));
  };
}
