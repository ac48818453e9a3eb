import { html, type Html } from "@repo/local-kit/html";
import type { Context } from "hono";

import type { Engine } from "../engine/types";
import type { HttpEnv } from "../http/errors";
import { urlWith } from "./layout";
import { readComponents } from "./queries";

/** The path of the component that a page is asked about; empty for the app. */
export const componentAsked = (c: Context<HttpEnv>): string => c.req.query("component") ?? "";

/** The choice between the app and its components, for the page that is asked for; nothing where there are none. */
export async function componentChoice(engine: Engine, c: Context<HttpEnv>): Promise<Html | false> {
  const components = await readComponents(engine);
  if (components.length === 0) return false;
  const link = (path: string, label: string) =>
    html`<a
      href="${urlWith(c, { component: path === "" ? null : path })}"
      ${path === componentAsked(c) && html`aria-current="true"`}
      >${label}</a
    >`;
  return html`<nav class="links" aria-label="Components">
    ${link("", "App")} ${components.map((path) => link(path, path))}
  </nav>`;
}

/** What a page says of the component that something is of; nothing for the app. */
export const ofComponent = (path: string): Html | false =>
  path !== "" && html`<p>Of the component ${path}.</p>`;
