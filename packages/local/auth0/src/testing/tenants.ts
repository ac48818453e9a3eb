import { onTestFinished } from "vitest";
import { type RunningTenant, startTenant, type TenantOptions } from "../index";
import { makeSecrets } from "../state/secrets";
import { APP_URL, SAMPLE_USERS } from "./oidc-client";

/** Made once for all tenants without a directory; one with a directory has the secrets that lie there. */
const sharedSecrets = makeSecrets();

/** A tenant on a free port that ends with the test. */
export async function tenantForTest(options: Partial<TenantOptions> = {}): Promise<RunningTenant> {
  const tenant = await startTenant({
    port: 0,
    users: SAMPLE_USERS,
    appUrl: APP_URL,
    ...(options.stateDir === undefined && { secrets: sharedSecrets }),
    ...options,
  });
  onTestFinished(tenant.close);
  return tenant;
}
