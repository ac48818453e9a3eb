import { randomSecret } from "./ids";

const LIFETIME = 60_000;

/** Handshake answers too long for a URL, kept until the app's server fetches them with their nonce. */
export class HandshakeNonces {
  readonly #entries = new Map<
    string,
    { readonly directives: readonly string[]; readonly expireAt: number }
  >();

  issue(directives: readonly string[]): string {
    for (const [nonce, entry] of this.#entries) {
      if (Date.now() >= entry.expireAt) this.#entries.delete(nonce);
    }
    const nonce = randomSecret();
    this.#entries.set(nonce, { directives, expireAt: Date.now() + LIFETIME });
    return nonce;
  }

  /** Uses a nonce up; undefined if it is unknown or too old. */
  redeem(nonce: string): readonly string[] | undefined {
    const entry = this.#entries.get(nonce);
    this.#entries.delete(nonce);
    return entry && Date.now() < entry.expireAt ? entry.directives : undefined;
  }
}
