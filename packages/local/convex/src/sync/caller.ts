import { parseActingAs } from "../auth/admin-key";
import type { Authenticator } from "../auth/authenticator";
import { notPermitted } from "../engine/refusals";
import type { Access, Identity } from "../engine/types";
import { ProtocolError, type Authenticate } from "./client-messages";

/** Whom calls are made as, and what they may call, until `expiresAt`: seconds since the epoch. */
export interface Credentials {
  readonly identity: Identity | null;
  readonly access: Access;
  readonly expiresAt: number;
}

const UNAUTHENTICATED: Credentials = { identity: null, access: "public", expiresAt: Infinity };

/** What a caller with an admin key may call. */
export type AccessWithKey = (key: string) => Access;

/** Who is at the other end of a connection. Every successful Authenticate is a new version, starting from unauthenticated at 0. */
export class Caller {
  readonly #authenticator: Authenticator;
  readonly #accessWithKey: AccessWithKey;
  #credentials = UNAUTHENTICATED;
  #version = 0;

  constructor(authenticator: Authenticator, accessWithKey: AccessWithKey) {
    this.#authenticator = authenticator;
    this.#accessWithKey = accessWithKey;
  }

  get credentials(): Credentials {
    return this.#credentials;
  }

  get identity(): Identity | null {
    return this.#credentials.identity;
  }

  get version(): number {
    return this.#version;
  }

  get hasExpired(): boolean {
    return hasExpired(this.#credentials);
  }

  /**
   * Becomes who the message says. With an admin key that is not accepted that is somebody whose every call is refused
   * with the reason, as the client would come back after an AuthError without its key, and say nothing of it.
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
    this.#credentials = await this.#verify(message);
    this.#version += 1;
  }

  async #verify(message: Authenticate): Promise<Credentials> {
    if (message.tokenType === "None") return UNAUTHENTICATED;
    if (message.tokenType === "User") {
      return { ...(await this.#authenticator.verify(message.value)), access: "public" };
    }
    const access = this.#accessWithKey(message.value);
    const { impersonating } = message;
    if (access !== "admin" || impersonating === undefined) return { ...UNAUTHENTICATED, access };
    const identity = parseActingAs(impersonating);
    return identity === undefined
      ? { ...UNAUTHENTICATED, access: { refused: notPermitted("the identity to act as is none.") } }
      : { ...UNAUTHENTICATED, access, identity };
  }
}

/** Neither being unauthenticated nor an admin key expires. */
export function hasExpired({ expiresAt }: Credentials): boolean {
  return Date.now() >= expiresAt * 1000;
}
