import type { SampleUser } from "@repo/local-kit/sample-users";
import { z } from "zod";

import type { InstanceKeys } from "./keys";

export interface InstanceOptions {
  /** TCP port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** Users created at the first start. Later changes to them (name, password) are kept. */
  readonly users: readonly SampleUser[];
  /** Directory for keys, users and sessions. Without it everything is lost at `close()`. */
  readonly stateDir?: string;
  /** Used instead of those in `stateDir`: making an RSA key takes a tenth of a second, which tests add up. */
  readonly keys?: InstanceKeys;
  /** `iss` of every token, without a trailing slash. Default: the instance's own URL. */
  readonly issuer?: string;
  /** Lifetime of session and template tokens, in seconds. Default: 60, as on Clerk. */
  readonly sessionTokenLifetime?: number;
  /** Where the app is: the dashboard links to it, and its host may be named in requests besides this machine's names. */
  readonly appUrl?: string;
}

/** Clerk's own token lifetime, in seconds. */
export const DEFAULT_SESSION_TOKEN_LIFETIME = 60;

/** Highest latency that can be asked for, in milliseconds: the SDKs give a silent server up some seconds later. */
const MAX_LATENCY = 5_000;

/** The latencies a control request may ask for, in milliseconds. */
export const latencySchema = z.int().min(0).max(MAX_LATENCY);

/** The lifetimes a control request or a flag may ask for, in seconds. */
export const lifetimeSchema = z.coerce.number().int().min(1).max(86_400);
