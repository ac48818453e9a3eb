import { cp } from "node:fs/promises";
import path from "node:path";

import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference, type FunctionArgs, type FunctionReference } from "convex/server";
import { onTestFinished } from "vitest";

import type { Deployment, DeploymentOptions } from "../../src/index";
import { startTestDeployment } from "../support/deployment";
import { copyFunctions, type FunctionsCopy } from "../support/functions-copy";

/** An app that uses components of others, and a component of its own. */
export const COMPONENTS_DIR = path.resolve(import.meta.dirname, "fixture/convex");

type Args = FunctionArgs<FunctionReference<"mutation">>;

/** Calls of an app's functions by their paths. */
export interface Calls {
  query: <Result>(path: string, args?: Args) => Promise<Result>;
  mutation: <Result>(path: string, args?: Args) => Promise<Result>;
  action: <Result>(path: string, args?: Args) => Promise<Result>;
}

export async function startComponents(
  options: Partial<DeploymentOptions> = {},
): Promise<{ deployment: Deployment; calls: Calls }> {
  const deployment = await startTestDeployment({ functionsDir: COMPONENTS_DIR, ...options });
  onTestFinished(() => deployment.close());
  return { deployment, calls: callsOf(deployment) };
}

export function callsOf({ url }: Pick<Deployment, "url">): Calls {
  const client = new ConvexHttpClient(url, { logger: false });
  return {
    query: (name, args = {}) => client.query(makeFunctionReference<"query">(name), args),
    mutation: (name, args = {}) => client.mutation(makeFunctionReference<"mutation">(name), args),
    action: (name, args = {}) => client.action(makeFunctionReference<"action">(name), args),
  };
}

/** A copy of the app, with its own component beside it. */
export async function copyComponents(): Promise<FunctionsCopy> {
  const copy = await copyFunctions(COMPONENTS_DIR);
  await cp(path.resolve(COMPONENTS_DIR, "../ledger"), path.resolve(copy.dir, "../ledger"), {
    recursive: true,
  });
  return copy;
}
