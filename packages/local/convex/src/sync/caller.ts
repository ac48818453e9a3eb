import type { Authenticator, VerifiedToken } from "../auth/authenticator";
import { AuthenticationError } from "../auth/errors";
import type { Identity } from "../engine/types";
import { ProtocolError, type Authenticate } from "./client-messages";

/** Who is at the other end of a connection. Every successful Authenticate is a new version, starting from unauthenticated at 0. */
export class Caller {
  readonly #authenticator: Authenticator;
  #token: VerifiedToken | null = null;
  #version = 0;

  constructor(authenticator: Authenticator) {
    this.#authenticator = authenticator;
  }

  /** What the caller is known by at the moment; null while unauthenticated. */
  get token(): VerifiedToken | null {
    return this.#token;
  }

  get identity(): Identity | null {
    return this.#token?.identity ?? null;
  }

  get version(): number {
    return this.#version;
  }

  get hasExpired(): boolean {
    return hasExpired(this.#token);
  }

  /**
   * Becomes who the message says.
   *
   * @throws AuthenticationError if the token is not accepted: the caller stays who it was
   * @throws ProtocolError if the message is for another version than this
   */
  async authenticate(message: Authenticate): Promise<void> {
    if (message.baseVersion !== this.#version) {
      throw new ProtocolError(
        `Authenticate has base version ${message.baseVersion}, the session is at ${this.#version}.`,
      );
    }
    this.#token = await this.#verify(message);
    this.#version += 1;
  }

  async #verify(message: Authenticate): Promise<VerifiedToken | null> {
    if (message.tokenType === "None") return null;
    if (message.tokenType === "User") return await this.#authenticator.verify(message.value);
    throw new AuthenticationError("This deployment has no admin keys: authenticate as a user.");
  }
}

/** Being unauthenticated does not expire. */
export function hasExpired(token: VerifiedToken | null): boolean {
  return token !== null && Date.now() >= token.expiresAt * 1000;
}
