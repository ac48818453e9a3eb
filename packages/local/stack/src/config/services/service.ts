import type { z } from "zod";
import type { Environment } from "#env-file";
import type { AppKey } from "../apps/index";

/** A variable of a service. `Ready` is what the local service says once it answers requests. */
export interface Variable<Ready = never> {
  name: string;
  /** Whether no app's `src/env.ts` reads it: an SDK or Next reads it by itself. */
  readByLibrary?: boolean;
  /** Whether only the service's command line reads it: no app does, so no build gets it. */
  readByCli?: boolean;
  /** Its name among a Convex deployment's own variables, if the functions need it. */
  onDeployment?: string;
  /** Its value for the local service; absent where that says nothing of it. */
  local?: (ready: Ready) => string;
}

/** A variable that configures the real service, and is in `.env.example`. */
export interface ConfiguredVariable<Ready = never> extends Variable<Ready> {
  /** What a well-formed value looks like, as in "must be …". */
  expected: string;
  format: z.ZodType<string>;
  /** Whether the real service works without it. */
  optional?: boolean;
  /** Makes one, where it is nobody's to give. */
  make?: () => string;
}

/** A port of a local service in development, and what it is for, as a noun: "the Auth0 tenant". */
export interface ServicePort {
  port: number;
  purpose: string;
}

/**
 * All that the stack knows of a service. Its variables are the one list that the stack and the doctor work from, and
 * that the apps' `env.ts`, `.env.example` and the deployment's `auth.config.ts` are checked against.
 */
export interface ServiceConfig<Ready = never, Ports extends string = string> {
  title: string;
  /** Its row in the box that is shown when everything answers, and the variable with its address, if it is local. */
  row: { title: string; address: string };
  /** The prefix of its lines in the log. */
  colour: "yellow" | "blue" | "green";
  /** The module that node runs for the local one. */
  cli: string;
  ports: Readonly<Record<Ports, ServicePort>>;
  /** What the local one is started with besides its port, its state and its app. */
  settings?: Readonly<Record<string, number>>;
  /** The app whose people it signs in. None for the deployment, which serves every app. */
  signsInTo?: AppKey;
  /** Names that can point at the real one, whatever else is set: no test inherits them. */
  inherited: RegExp;
  variables: readonly ConfiguredVariable<Ready>[];
  /** What only a local service needs: the stack sets it, and nobody else. */
  localOnly?: readonly Variable<Ready>[];
  /** What the local service does not know, because it is the app's own. */
  appsOwn?: (run: { stateDir: string; appUrl: string }) => Environment;
  /** What is set whether the service is real or local. */
  always?: Environment;
  /** What the local service says over IPC once it answers requests. */
  ready: z.ZodType<Ready>;
  /** What is wrong with values that are each well-formed. */
  contradictions?: (env: Environment) => string[];
  /** What the values that were set say about the ones that were not. */
  derived?: (values: Environment) => Environment;
}

/** A service as the stack handles it, whichever it is. */
export interface Service extends Omit<ServiceConfig, "ready"> {
  ready: z.ZodType;
  /** The variables of the local one, by what it said when it was ready. */
  localEnvironment(ready: unknown): Environment;
}

/** Checks a service's declaration, and keeps the names of its ports. */
export function defineService<Ready, const Ports extends string>(
  config: ServiceConfig<Ready, Ports>,
): Omit<Service, "ports"> & { ports: Readonly<Record<Ports, ServicePort>> } {
  return {
    ...config,
    localEnvironment(ready) {
      const said = config.ready.parse(ready);
      const known = [...config.variables, ...(config.localOnly ?? [])];
      return Object.fromEntries(known.flatMap(({ name, local }) => (local ? [[name, local(said)]] : [])));
    },
  };
}
