import { html } from "@repo/local-kit/html";
import type { Handler } from "hono";

import type { Engine } from "../engine/types";
import type { HttpEnv } from "../http/errors";
import { componentAsked, componentChoice } from "./components";
import { functionUrl, page, shownArguments, table } from "./layout";
import { readFunctions } from "./queries";

/** All functions of the app or of a component, public and internal. What they take would be beside a narrow window: each one's own page has it. */
export function functionsPage(engine: Engine): Handler<HttpEnv> {
  return async (c) => {
    const component = componentAsked(c);
    const rows = (await readFunctions(engine, component)).map(
      ({ path, kind, isPublic, args }) =>
        html`<tr>
          <td><a href="${functionUrl(path, component)}">${path}</a></td>
          <td>${kind}</td>
          <td>${isPublic ? "public" : "internal"}</td>
          <td class="wide">${shownArguments(args)}</td>
        </tr>`,
    );
    const content = html`<h1 id="functions">Functions</h1>
      ${await componentChoice(engine, c)}
      ${table("functions", ["Function", "Kind", "Visibility", "Arguments"], rows, "There are none: npx convex dev pushes some.")}`;
    return c.html(page("/functions", "Functions", content));
  };
}
