import type { PerPerson } from "@repo/local-kit/per-person";
import type Provider from "oidc-provider";
import type { Records } from "./state/records";
import type { Secrets } from "./state/secrets";
import type { UserDirectory } from "./users/directory";
import type { FailedLogins } from "./users/failed-logins";

export const SPA_CLIENT_ID = "local-spa-application";
export const WEB_CLIENT_ID = "local-web-application";

/** How long tokens last, in seconds. Read whenever a token is issued, so a change applies to the next one. */
export interface Lifetimes {
  idToken: number;
  accessToken: number;
}

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
  failedLogins: FailedLogins;
  lifetimes: PerPerson<Lifetimes>;
  records: Records;
  secrets: Secrets;
  users: UserDirectory;
  log: (line: string) => void;
}

export interface Tenant extends TenantContext {
  provider: Provider;
}
