/** How long the tenant may take to show that it is there, in ms. */
const DEADLINE_MS = 4000;

/** The tenant's address. A domain without a scheme, as Auth0's dashboard shows it, is served over https. */
export const tenantUrl = (domain: string) => (/^https?:\/\//.test(domain) ? domain : `https://${domain}`);

/**
 * Whether the tenant answers. Asked before the browser is sent there: from an error page of its own there is no
 * way back to what the person was doing.
 */
export async function isReachable(domain: string): Promise<boolean> {
  try {
    await fetch(new URL("/.well-known/openid-configuration", tenantUrl(domain)), {
      // The answer is not read, so it need not be readable from here.
      mode: "no-cors",
      cache: "no-store",
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    return true;
  } catch {
    return false;
  }
}
