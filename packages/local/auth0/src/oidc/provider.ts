import { Provider } from "oidc-provider";
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
  provider.on("backchannel.error", (_ctx, error, client) => {
    tenant.log(`back-channel logout to ${client.backchannelLogoutUri} failed: ${error.message}`);
  });
  return provider;
}
