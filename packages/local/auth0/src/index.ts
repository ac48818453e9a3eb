import { listen } from "@repo/local-kit/listen";
import { PerPerson } from "@repo/local-kit/per-person";
import { z } from "zod";
import { drainBody } from "./http/body";
import { requireOwnHost } from "./http/guards";
import { router } from "./http/router";
import { setSecurityHeaders } from "./http/security-headers";
import { type ApiOptions, parseApis } from "./oidc/api-schema";
import { createProvider } from "./oidc/provider";
import { tokenEndpoint } from "./oidc/token-endpoint";
import { noteProviderRefusals } from "./refusals/provider-refusals";
import { Refusals } from "./refusals/refusals";
import { controlRoutes } from "./routes/control";
import { dashboardRoutes } from "./routes/dashboard";
import { errorHandling } from "./routes/errors";
import { inboxRoutes } from "./routes/inbox";
import { loginRoutes } from "./routes/login";
import { logoutRoutes } from "./routes/logout";
import { missingFeatures } from "./routes/missing-features";
import { refusalRoutes } from "./routes/refusals";
import { signupRoutes } from "./routes/signup";
import { dropAccounts, openRecords } from "./state/records";
import { loadSecrets, type Secrets } from "./state/secrets";
import {
  AUTH0_LIFETIMES,
  type Lifetimes,
  SPA_CLIENT_ID,
  type Tenant,
  type TenantContext,
  WEB_CLIENT_ID,
} from "./tenant";
import { openDirectory } from "./users/directory";
import { FailedLogins } from "./users/failed-logins";
import type { SampleUser } from "@repo/local-kit/sample-users";

export type { SampleUser } from "@repo/local-kit/sample-users";

export interface TenantOptions {
  /** 0 takes a free port. */
  port: number;
  /** Keys, sessions, refresh tokens and signed-up users are kept here. Without it they last as long as the tenant. */
  stateDir?: string;
  /** Used instead of those in `stateDir`: making an RSA key takes a tenth of a second, which tests add up. */
  secrets?: Secrets;
  users: readonly SampleUser[];
  /** Origin of the applications, for example `http://localhost:3000`. */
  appUrl: string;
  /** In seconds; those of a new tenant at Auth0 unless given. */
  lifetimes?: Partial<Lifetimes>;
  /** What requests may name as their `audience`; none unless given. */
  apis?: readonly ApiOptions[];
  /** The product's name on the login page; "Ledger" unless given. */
  clientName?: string;
  /** Receives one line per failure that no client hears of. */
  log?: (line: string) => void;
}

export interface RunningTenant {
  /** The domain for the SDKs: `http://localhost:3220`. */
  url: string;
  /** The same with a trailing slash: the `iss` of tokens. */
  issuer: string;
  spaClientId: string;
  webClientId: string;
  webClientSecret: string;
  close: () => Promise<void>;
}

function originOf(appUrl: string): string {
  const parsed = z.url({ protocol: /^https?$/ }).safeParse(appUrl);
  if (!parsed.success || new URL(appUrl).pathname !== "/") {
    throw new Error(`The application's URL must be an origin such as http://localhost:3000, not ${appUrl}.`);
  }
  return new URL(appUrl).origin;
}

function mount(tenant: Tenant): void {
  const { appUrl, provider, url } = tenant;
  provider.use(drainBody);
  provider.use(errorHandling(tenant));
  provider.use((ctx, next) => {
    setSecurityHeaders(ctx, appUrl);
    requireOwnHost(ctx, url);
    return next();
  });
  noteProviderRefusals(tenant);
  provider.use(missingFeatures(tenant));
  provider.use(tokenEndpoint(tenant));
  provider.use(
    router([
      ...dashboardRoutes(tenant),
      ...loginRoutes(tenant),
      ...signupRoutes(tenant),
      ...logoutRoutes(tenant),
      ...inboxRoutes(tenant),
      ...controlRoutes(tenant),
      ...refusalRoutes(tenant),
    ]),
  );
}

function createTenant(options: TenantOptions, appUrl: string, url: string): Tenant {
  const { stateDir } = options;
  const context: TenantContext = {
    url,
    issuer: `${url}/`,
    appUrl,
    clientName: options.clientName ?? "Ledger",
    apis: parseApis(options.apis ?? []),
    lifetimes: new PerPerson({ ...AUTH0_LIFETIMES, ...options.lifetimes }),
    refusals: new Refusals(),
    secrets: options.secrets ?? loadSecrets(stateDir),
    users: openDirectory(options.users, stateDir),
    failedLogins: new FailedLogins(),
    records: openRecords(stateDir),
    log: options.log ?? (() => {}),
  };
  // A sample user may be gone since the last run; the provider has no answer for a session without an account.
  dropAccounts(context.records, (sub) => context.users.bySub(sub) === undefined);
  return { ...context, provider: createProvider(context) };
}

/** Starts a tenant that the unmodified Auth0 SDKs accept. Rejects when the port is taken or an option is malformed. */
export async function startTenant(options: TenantOptions): Promise<RunningTenant> {
  const appUrl = originOf(options.appUrl);
  // First of all, so that a second tenant by mistake fails before it touches the state of the first.
  const listener = await listen(options.port, "localhost");
  try {
    const tenant = createTenant(options, appUrl, listener.url);
    mount(tenant);
    const handle = tenant.provider.callback();
    listener.serve({ request: (request, response) => void handle(request, response) });
    return {
      url: tenant.url,
      issuer: tenant.issuer,
      spaClientId: SPA_CLIENT_ID,
      webClientId: WEB_CLIENT_ID,
      webClientSecret: tenant.secrets.webClientSecret,
      async close() {
        await listener.close();
        tenant.records.close();
      },
    };
  } catch (error) {
    await listener.close();
    throw error;
  }
}
