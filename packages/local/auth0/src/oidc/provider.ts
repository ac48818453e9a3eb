import type { EventEmitter } from "node:events";
import { Provider } from "oidc-provider";
import { isClientGone } from "../http/client-gone";
import type { TenantContext } from "../tenant";
import { configuration } from "./configuration";
import { diskErrorOf } from "./storage-error";

/** The OpenID Connect provider of a tenant, with the two things that are no options. */
export function createProvider(tenant: TenantContext): Provider {
  const provider = new Provider(tenant.issuer, configuration(tenant));
  // Auth0 puts a `sid` into every ID token; the provider only where a back-channel logout URI is registered.
  provider.Client.prototype.includeSid = () => true;
  provider.on("server_error", (_ctx, error) => {
    const full = diskErrorOf(error);
    tenant.log(full?.message ?? `server error: ${error.stack ?? error.message}`);
  });
  // Koa's own errors, which the types of the provider do not have: without a listener they are printed.
  const koa: EventEmitter = provider;
  koa.on("error", (error: Error) => {
    if (!isClientGone(error)) tenant.log(`server error: ${error.stack ?? error.message}`);
  });
  provider.on("backchannel.error", (_ctx, error, client) => {
    tenant.log(`back-channel logout to ${client.backchannelLogoutUri} failed: ${error.message}`);
  });
  return provider;
}
