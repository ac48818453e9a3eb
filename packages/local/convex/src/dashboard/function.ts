import { createHash } from "node:crypto";

import { html, type Html } from "@repo/local-kit/html";
import type { JSONValue } from "convex/values";
import type { Context, Handler } from "hono";

import { parseActingAs } from "../auth/admin-key";
import type { Engine, FunctionFailure, FunctionSuccess, Identity } from "../engine/types";
import { HttpError, type HttpEnv } from "../http/errors";
import { runFunction } from "../http/functions-api";
import { componentAsked, ofComponent } from "./components";
import { parseObject, readForm, type Entered } from "./form";
import { field, functionUrl, page, shownArguments } from "./layout";
import { argumentProblem, readFunctions, type FunctionInfo } from "./queries";
import { shownValue } from "./values";

type Outcome = FunctionSuccess | FunctionFailure;

/** What the form shows: what was entered, what is wrong with it, and how the function ran with it. */
interface Shown {
  args: string;
  identity: string;
  problems?: { args: string | undefined; identity: string | undefined };
  outcome?: Outcome;
}

/** A function with a form to run it. */
export function functionPage(engine: Engine): Handler<HttpEnv> {
  return async (c) => {
    const info = await findFunction(engine, c);
    return c.html(
      page("/functions", info.path, content(componentAsked(c), info, { args: "{}", identity: "" })),
    );
  };
}

/** Runs a function with what was entered, and shows the same form with how it went. */
export function functionRun(engine: Engine): Handler<HttpEnv> {
  return async (c) => {
    const component = componentAsked(c);
    const info = await findFunction(engine, c);
    const form = await readForm(c);
    const entered = { args: form.get("args") ?? "", identity: form.get("identity") ?? "" };
    const args = await readArguments(engine, component, info, entered.args);
    const identity = readIdentity(entered.identity);
    if (args.problem !== undefined || identity.problem !== undefined) {
      const problems = { args: args.problem, identity: identity.problem };
      return c.html(page("/functions", info.path, content(component, info, { ...entered, problems })), 400);
    }
    const call = { componentPath: component, path: info.path, args: args.value, access: "admin" } as const;
    const outcome = await runFunction(engine, info.kind, identity.value, call);
    return c.html(page("/functions", info.path, content(component, info, { ...entered, outcome })));
  };
}

async function findFunction(engine: Engine, c: Context<HttpEnv>): Promise<FunctionInfo> {
  const path = c.req.query("path") ?? "";
  const found = (await readFunctions(engine, componentAsked(c))).find((info) => info.path === path);
  if (found === undefined) throw new HttpError(404, "FunctionNotFound", `There is no function ${path}.`);
  return found;
}

async function readArguments(
  engine: Engine,
  component: string,
  { path }: FunctionInfo,
  text: string,
): Promise<Entered<JSONValue>> {
  const { value, problem } = parseObject(text, "A function takes one object with named arguments.");
  if (problem !== undefined) return { problem };
  try {
    const mismatch = await argumentProblem(engine, component, path, value);
    return mismatch === null ? { value } : { problem: mismatch };
  } catch (error) {
    // Not even the question takes such values: a malformed $integer, a field's name that Convex does not have.
    if (error instanceof HttpError) return { problem: error.message };
    throw error;
  }
}

/** Nobody for an empty field. What an identity leaves out is made up, as by `npx convex run --identity`. */
function readIdentity(text: string): Entered<Identity | null> {
  if (text.trim() === "") return { value: null };
  const { value, problem } = parseObject(
    text,
    "An identity is one object, with a name, an email, and so on.",
  );
  if (problem !== undefined) return { problem };
  const made = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const { subject = made, issuer = "https://convex.test" } = value;
  const identity =
    typeof subject === "string" && typeof issuer === "string"
      ? parseActingAs({ tokenIdentifier: `${issuer}|${subject}`, ...value, subject, issuer })
      : undefined;
  if (identity !== undefined) return { value: identity };
  return { problem: "tokenIdentifier, subject and issuer must be strings." };
}

function content(
  component: string,
  { path, kind, isPublic, args, returns }: FunctionInfo,
  shown: Shown,
): Html {
  const { problems, outcome } = shown;
  return html`<h1>${path}</h1>
    <p>${isPublic ? "A public" : "An internal"} ${kind}.</p>
    ${ofComponent(component)}
    <dl class="card">
      <dt>Arguments</dt>
      <dd>${shownArguments(args)}</dd>
      <dt>Returns</dt>
      <dd><pre>${returns}</pre></dd>
    </dl>
    <h2>Run it</h2>
    <form method="post" action="${functionUrl(path, component)}#result">
      ${field({ name: "args", label: "Arguments, in JSON", value: shown.args, rows: 6, error: problems?.args })}
      ${field({
        name: "identity",
        label: "Identity, in JSON",
        value: shown.identity,
        rows: 3,
        error: problems?.identity,
        note: 'Who calls, for example {"subject": "ada", "email": "ada@example.com"}; empty for nobody.',
      })}
      <button class="primary">Run ${path}</button>
    </form>
    ${outcome !== undefined && result(outcome)}`;
}

function result(outcome: Outcome): Html {
  return html`<h2 id="result">${outcome.ok ? "Result" : html`<span class="warn">Error</span>`}</h2>
    <div class="card"><pre>${outcome.ok ? shownValue(outcome.value) : outcome.errorMessage}</pre></div>
    ${
      !outcome.ok &&
      outcome.errorData !== undefined &&
      html`<h2>The error's data</h2>
        <div class="card"><pre>${shownValue(outcome.errorData)}</pre></div>`
    }
    <h2>Log lines</h2>
    ${
      outcome.logLines.length === 0
        ? html`<p>There are none.</p>`
        : html`<div class="card"><pre>${outcome.logLines.join("\n")}</pre></div>`
    }`;
}
