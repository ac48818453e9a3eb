import { html, type Html } from "@repo/local-kit/html";
import type { Context, Handler } from "hono";

import type { EnvironmentVariableChanges } from "../admin/environment-variables";
import type { Engine, EnvironmentVariables } from "../engine/types";
import { HttpError, type HttpEnv } from "../http/errors";
import { readForm } from "./form";
import { at, field, page, table } from "./layout";

interface Services {
  engine: Engine;
  environmentVariables: EnvironmentVariableChanges;
}

/** What was entered, and why it was not done. */
interface Attempt {
  name: string;
  value: string;
  problem?: HttpError;
}

/** What functions see of the environment: what was set, with its values, and the names of what is there besides. */
export function environmentPage({ engine }: Services): Handler<HttpEnv> {
  return (c) => c.html(page("/environment", "Environment", content(engine.environmentVariables())));
}

/** Sets a variable, as `npx convex env set` does. */
export function environmentSet(services: Services): Handler<HttpEnv> {
  return async (c) => {
    const form = await readForm(c);
    // A form's text has the line ends of the internet (HTML Living Standard, section 4.10.22.4).
    const value = (form.get("value") ?? "").replaceAll("\r\n", "\n");
    return await change(services, c, { name: form.get("name") ?? "", value });
  };
}

/** Removes a variable, as `npx convex env remove` does. */
export function environmentRemove(services: Services): Handler<HttpEnv> {
  return async (c) => await change(services, c, { name: (await readForm(c)).get("name") ?? "", value: null });
}

async function change(
  { engine, environmentVariables }: Services,
  c: Context<HttpEnv>,
  { name, value }: { name: string; value: string | null },
): Promise<Response> {
  try {
    await environmentVariables.make([{ name, value }]);
  } catch (problem) {
    if (!(problem instanceof HttpError)) throw problem;
    const attempt = { name, value: value ?? "", problem };
    return c.html(
      page("/environment", "Environment", content(engine.environmentVariables(), attempt)),
      problem.status,
    );
  }
  return c.redirect(at("/environment"), 303);
}

function content(variables: EnvironmentVariables, attempt: Attempt = { name: "", value: "" }): Html {
  const { problem } = attempt;
  const isAboutName = problem !== undefined && problem.code !== "EnvironmentNotChanged";
  const rows = [...variables.keys()].sort().map((name) => variableRow(name, variables.get(name) ?? ""));
  const others = Object.keys(process.env).filter((name) => !variables.has(name));
  return html`<h1>Environment</h1>
    <h2 id="set">Set on the deployment</h2>
    ${table("set", ["Name", "Value", "Change"], rows, "None is: npx convex env set does it, and the form below.")}
    <h2>Set a variable</h2>
    <form method="post" action="${at("/environment")}">
      ${field({ name: "name", label: "Name", value: attempt.name, isRequired: true, error: isAboutName ? problem.message : undefined })}
      ${field({ name: "value", label: "Value", value: attempt.value, rows: 2, error: isAboutName ? undefined : problem?.message })}
      <button class="primary">Set it</button>
    </form>
    <h2>From the deployment's process</h2>
    <p>
      Functions see these as well. Their values are not shown, for they are whatever the process was started
      with.
    </p>
    <details>
      <summary>${others.length} names</summary>
      <p>${others.sort().map((name) => html`<code>${name}</code> `)}</p>
    </details>`;
}

function variableRow(name: string, value: string): Html {
  return html`<tr>
    <td><code>${name}</code></td>
    <td>
      <details>
        <summary aria-label="Value of ${name}">Show</summary>
        <pre>${value}</pre>
      </details>
    </td>
    <td>
      <form method="post" action="${at("/environment/remove")}">
        <input type="hidden" name="name" value="${name}" />
        <button aria-label="Remove ${name}">Remove</button>
      </form>
    </td>
  </tr>`;
}
