import { limitFetch } from "./limit-fetch";
import { isLoopbackUrl } from "./loopback";
import { refuseForeignHosts } from "./refuse-foreign-hosts";

/**
 * What a server does before its first request: every `fetch` gets a deadline, and with services of this machine, those
 * of development and tests, foreign names are refused. For `register` of instrumentation.ts.
 *
 * @param services the addresses of the deployment and of the identity provider
 */
export function startServer({ services }: { services: readonly string[] }): void {
  limitFetch();
  if (services.some(isLoopbackUrl)) refuseForeignHosts();
}
