import { ConvexReactClient } from "convex/react";
import { backoff, pause } from "./backoff.ts";

const REFUSED =
  "The deployment refuses the identity provider's tokens. They are tried again until it takes one. If it never does, " +
  "look at its auth.config.ts and the variables that this reads: the issuer, or the application, may be another one.";

type SetAuth = ConvexReactClient["setAuth"];
type FetchToken = Parameters<SetAuth>[0];
type OnChange = NonNullable<Parameters<SetAuth>[1]>;
type OnRefreshChange = NonNullable<Parameters<SetAuth>[2]>;

/**
 * A Convex client for which a person's session ends when their identity provider says so, not when the deployment does.
 *
 * A deployment refuses good tokens while it cannot have the provider's keys. Convex's client then asks for new ones three
 * times in a row, within a second, and takes the person for signed out for good
 * (https://github.com/get-convex/convex-backend/issues/259, https://github.com/get-convex/convex-js/issues/184): the
 * pages would go, with whatever is typed into them. This one goes on asking, with backoff. Whoever was signed in before
 * stays, as somebody whose token is being renewed; the connection is silent meanwhile, so that no query of theirs runs
 * unauthenticated. Whoever was not yet is signed out until the deployment takes a token.
 */
export class ReauthenticatingClient extends ConvexReactClient {
  #end = () => {};

  override setAuth(
    fetchToken: FetchToken,
    onChange: OnChange = () => {},
    onRefreshChange: OnRefreshChange = () => {},
  ): void {
    this.#end();
    const ending = new AbortController();
    this.#end = () => ending.abort();
    const authentication = new Authentication(
      { fetchToken, onChange, onRefreshChange },
      ending.signal,
      (callbacks) => super.setAuth(callbacks.fetchToken, callbacks.onChange, callbacks.onRefreshChange),
    );
    authentication.begin();
  }

  override clearAuth(): void {
    this.#end();
    super.clearAuth();
  }

  override async close(): Promise<void> {
    this.#end();
    await super.close();
  }
}

interface AuthCallbacks {
  fetchToken: FetchToken;
  onChange: OnChange;
  onRefreshChange: OnRefreshChange;
}

/** One session's authentication, from `setAuth` to the next one or to its end. */
class Authentication {
  /** The provider's and the pages'. */
  readonly #outer: AuthCallbacks;
  readonly #signal: AbortSignal;
  readonly #setAuth: (callbacks: AuthCallbacks) => void;
  /** Whether the provider's last answer was a token. */
  #hasToken = false;
  /** Whether the deployment has ever taken one. */
  #wasConfirmed = false;
  /** Whether the deployment has refused one, and a new one is on its way. */
  #isRenewing = false;
  /** How often Convex's client was kept from giving up since the last token that was taken. */
  #refusals = 0;

  constructor(outer: AuthCallbacks, signal: AbortSignal, setAuth: (callbacks: AuthCallbacks) => void) {
    this.#outer = outer;
    this.#signal = signal;
    this.#setAuth = setAuth;
  }

  /** @param silence how long the connection is held before a token is asked for, in ms */
  begin(silence = 0): void {
    let isFirst = true;
    /** The tokens that were asked for because of a refusal. */
    let renewals = 0;
    this.#setAuth({
      fetchToken: async (args) => {
        // One more may be what helps. Then Convex's client hears that there is none while it has stopped the connection,
        // before it gives up by itself, which it does with the connection open and the queries on it.
        if (this.#isRenewing && (this.#refusals > 0 || ++renewals > 1)) return null;
        const isAnew = isFirst && this.#refusals > 0;
        if (isFirst && silence > 0) await pause(silence, this.#signal);
        if (this.#signal.aborted) return null;
        isFirst = false;
        // Not the cached one again, which was refused.
        const token = await this.#outer.fetchToken(isAnew ? { forceRefreshToken: true } : args);
        this.#hasToken = typeof token === "string";
        return token;
      },
      onChange: (isAuthenticated) => {
        if (isAuthenticated) return this.#confirm();
        // The provider has said no.
        if (!this.#hasToken) return this.#outer.onChange(false);
        void this.#beginAnew();
      },
      onRefreshChange: (isRenewing) => {
        this.#isRenewing = isRenewing;
        // Convex's client is done with one that it has given up; this one is not.
        if (isRenewing || this.#refusals === 0) this.#outer.onRefreshChange(isRenewing);
      },
    });
  }

  #confirm(): void {
    this.#wasConfirmed = true;
    if (this.#refusals > 0) this.#outer.onRefreshChange(false);
    this.#refusals = 0;
    this.#outer.onChange(true);
  }

  async #beginAnew(): Promise<void> {
    const wait = backoff(this.#refusals);
    // Once: Convex's client says so when it gives up.
    if (this.#refusals++ === 0) console.warn(REFUSED);
    if (this.#wasConfirmed) {
      this.#outer.onRefreshChange(true);
      // Once Convex's client has come to its end with the last one, and before its connection is open.
      await Promise.resolve();
      if (!this.#signal.aborted) this.begin(wait);
      return;
    }
    this.#outer.onChange(false);
    await pause(wait, this.#signal);
    if (!this.#signal.aborted) this.begin();
  }
}
