import type { PerPerson } from "@repo/local-kit/per-person";
import type Provider from "oidc-provider";
import type { Api } from "./oidc/api-schema";
import type { Refusals } from "./refusals/refusals";
import type { Records } from "./state/records";
import type { Secrets } from "./state/secrets";
import type { UserDirectory } from "./users/directory";
import type { FailedLogins } from "./users/failed-logins";

export const SPA_CLIENT_ID = "local-spa-application";
export const WEB_CLIENT_ID = "local-web-application";

/** The name that Auth0 gives to a new tenant's database of users. There is no other connection. */
export const CONNECTION = "Username-Password-Authentication";

/**
 * How long things last, in seconds. Read whenever a token or a session is issued or renewed, so a change applies to the
 * next one. `…Idle` is without use, the other the limit that no use extends.
 */
export interface Lifetimes {
  idToken: number;
  accessToken: number;
  refreshToken: number;
  refreshTokenIdle: number;
  session: number;
  sessionIdle: number;
}

const DAY = 86_400;

/** What a new single-page application, API and tenant at Auth0 have. */
export const AUTH0_LIFETIMES: Lifetimes = {
  idToken: 36_000,
  accessToken: DAY,
  refreshToken: 30 * DAY,
  refreshTokenIdle: 15 * DAY,
  session: 7 * DAY,
  sessionIdle: 3 * DAY,
};

/** What every part of the tenant needs to know, before there is a provider. */
export interface TenantContext {
  /** Origin without a trailing slash, for example `http://localhost:3220`: what applications call the domain. */
  url: string;
  /** The `iss` of tokens: the same with a trailing slash. */
  issuer: string;
  /** Origin of both applications, for example `http://localhost:3000`. */
  appUrl: string;
  /** The product's name on the login page. */
  clientName: string;
  apis: readonly Api[];
  failedLogins: FailedLogins;
  lifetimes: PerPerson<Lifetimes>;
  records: Records;
  refusals: Refusals;
  secrets: Secrets;
  users: UserDirectory;
  log: (line: string) => void;
}

export interface Tenant extends TenantContext {
  provider: Provider;
}
