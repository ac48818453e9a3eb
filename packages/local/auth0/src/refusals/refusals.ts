import { Newest } from "@repo/local-kit/collections";
import type { Context } from "../http/context";

/** A request that was not answered as asked. */
export interface Refusal {
  /** ISO 8601. */
  at: string;
  /** For example `POST /oauth/token`: without the query, where codes and hints are. */
  request: string;
  status: number;
  /** Auth0's error code, or a title. */
  error: string;
  reason: string;
  /** The client ID, once the application is known. */
  application: string | undefined;
}

/** What the list shows at most. */
const KEPT = 50;
const LONGEST_REASON = 300;

/** Hides what may be a token, a code or a login's id: it is random, so it is long and has no break. */
const withoutSecrets = (text: string, longest: number): string =>
  text.replaceAll(new RegExp(`[\\w-]{${longest + 1},}`, "g"), "…").slice(0, LONGEST_REASON);

/** The requests that were refused lately, for the developer who wonders why. */
export class Refusals extends Newest<Refusal> {
  readonly #ofResponse = new WeakMap<Context["res"], Refusal>();

  constructor() {
    super(KEPT);
  }

  /** Lists why the request of `ctx` is refused. What is said later of the same request takes the place of it. */
  note(ctx: Context, status: number, error: string, reason: string): void {
    const earlier = this.#ofResponse.get(ctx.res);
    const refusal: Refusal = {
      at: earlier?.at ?? new Date().toISOString(),
      request: `${ctx.method} ${withoutSecrets(ctx.path, 20)}`,
      status,
      error: withoutSecrets(error, 31),
      reason: withoutSecrets(reason, 31),
      application: ctx.oidc?.client?.clientId,
    };
    this.#ofResponse.set(ctx.res, refusal);
    this.add(refusal, earlier);
  }
}
