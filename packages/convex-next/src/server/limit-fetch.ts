import { DEADLINE_MS, fetchBegunWithin } from "./deadline.ts";

const LIMITED = Symbol.for("convex-next.limited-fetch");

/**
 * Gives every `fetch` of this process a deadline, those of the identity provider's SDK and of its proxy too, which take
 * no signal from us. Without one a service that takes connections and answers nothing holds a page for five minutes,
 * Node.js' own limit. Call it in `register` of instrumentation.ts: SDKs keep the `fetch` that is there when they load.
 */
export function limitFetch(milliseconds = DEADLINE_MS): void {
  const holder = globalThis as typeof globalThis & { [LIMITED]?: true };
  if (holder[LIMITED]) return;
  holder[LIMITED] = true;
  globalThis.fetch = fetchBegunWithin(milliseconds, globalThis.fetch);
}
