import { inspect } from "node:util";

import { errorMessage, toFailure } from "../errors";
import type { FunctionCall, FunctionFailure, FunctionSuccess, Identity, RequestOrigin } from "../types";
import { printLogLines } from "./console";
import { currentExecution } from "./execution";
import { requestFrom, type FunctionRunner, type Run } from "./function-runner";
import { findHttpAction } from "./http-router";
import { forgetTime } from "./loop-guard";
import { withActionTimeLimit } from "./time-limit";

/** Runs an action that a client asked for. */
export async function runAction(
  runner: FunctionRunner,
  identity: Identity | null,
  call: FunctionCall,
): Promise<FunctionSuccess | FunctionFailure> {
  const { logLines, ...run } = startAction(identity);
  try {
    const value = await runner.runForClient({ ...run, logLines }, call);
    return { ok: true, value, logLines };
  } catch (error) {
    return toFailure(error, logLines);
  }
}

/** Runs the HTTP action that the http module's router has for a request; 404 when it has none. */
export async function runHttpAction(
  runner: FunctionRunner,
  identity: Identity | null,
  request: Request,
  origin?: RequestOrigin,
): Promise<Response> {
  const run = { ...startAction(identity), request: requestFrom(origin) };
  const execution = runner.execution(run, { componentPath: "", path: "http" });
  const { pathname } = new URL(request.url);
  const source = { kind: "http", logLines: run.logLines } as const;
  try {
    const action = findHttpAction(execution.functions.defaultExport("http"), request);
    if (action === null) return new Response("No matching routes found", { status: 404 });
    return await runner.executionLog.keep(`${request.method} ${pathname}`, source, async () => {
      forgetTime();
      const work = currentExecution.run(execution, () => action.invokeHttpAction(request));
      return asResponse(await withActionTimeLimit(execution.budget, execution.budget.within(work)));
    });
  } catch (error) {
    const message = errorMessage(error);
    run.logLines.push(message);
    return new Response(message, { status: 500 });
  } finally {
    printLogLines(pathname, run.logLines);
  }
}

function asResponse(returned: unknown): Response {
  if (returned instanceof Response) return returned;
  throw new TypeError(`The HTTP action returned no Response, but ${inspect(returned, { depth: 0 })}.`);
}

function startAction(identity: Identity | null): Run {
  return { kind: "action", identity, transaction: null, logLines: [] };
}
