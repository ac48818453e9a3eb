import { AsyncLocalStorage } from "node:async_hooks";

/** Whether the current code is `auth.config` while it is evaluated: what it imports is as well. */
const evaluation = new AsyncLocalStorage<true>();

/** Thrown where `auth.config` reads a variable that is not set, as on Convex; code may catch it. */
export class AuthConfigMissingEnvironmentVariable extends Error {
  constructor(name: string) {
    super(`Environment variable ${name} is used in auth config file but its value was not set`);
  }
}

/** Evaluates `auth.config` by `evaluate`. */
export function evaluatingAuthConfig<Result>(evaluate: () => Promise<Result>): Promise<Result> {
  return evaluation.run(true, evaluate);
}

/** Reads a variable for the code of functions. @throws AuthConfigMissingEnvironmentVariable */
export function readVariable(name: string | symbol): unknown {
  const value: unknown = Reflect.get(process.env, name);
  if (value === undefined && typeof name === "string" && evaluation.getStore()) {
    throw new AuthConfigMissingEnvironmentVariable(name);
  }
  return value;
}
