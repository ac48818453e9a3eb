import { limitFetch } from "./limit-fetch.ts";
import { isLoopbackUrl } from "./loopback.ts";
import { refuseForeignHosts } from "./refuse-foreign-hosts.ts";
import { refuseMethods } from "./refuse-methods.ts";

/**
 * What a server does before its first request: every `fetch` gets a deadline, methods that nothing here has are refused,
 * and with services of this machine, those of development and tests, foreign names are, too. For `register` of
 * instrumentation.ts.
 *
 * @param services the addresses of the deployment and of the identity provider
 */
export function startServer({ services }: { services: readonly string[] }): void {
  limitFetch();
  refuseMethods();
  if (services.some(isLoopbackUrl)) refuseForeignHosts();
}
