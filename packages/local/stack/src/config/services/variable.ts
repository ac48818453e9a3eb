import type { z } from "zod";

/** The three services, each of which is either real or local. */
export type ServiceName = "convex" | "auth0" | "clerk";

/** An app whose `src/env.ts` reads a variable. */
export type AppName = "pages-auth0" | "app-clerk";

/** A variable of a service. `Ready` is what the local service says once it answers requests. */
export interface Variable<Ready = never> {
  name: string;
  /** The apps whose `src/env.ts` reads it. None for what an SDK or Next reads by itself. */
  apps?: readonly AppName[];
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
}

/**
 * A service's variables: the one list that the stack and the doctor work from, and that the apps' `env.ts`, `.env.example`
 * and the deployment's `auth.config.ts` are checked against.
 */
export interface ServiceConfig<Ready = never> {
  name: ServiceName;
  title: string;
  variables: readonly ConfiguredVariable<Ready>[];
  /** What only a local service needs: the stack sets it, and nobody else. */
  localOnly?: readonly Variable<Ready>[];
}
