import { parseActingAs } from "../auth/admin-key";
import type { Authenticator } from "../auth/authenticator";
import { notPermitted } from "../engine/refusals";
import type { Access, Identity, RequestOrigin } from "../engine/types";
import { ProtocolError, type Authenticate } from "./client-messages";

/** Whom calls are made as, and what they may call, until `expiresAt`: seconds since the epoch. */
export interface Credentials {
  readonly identity: Identity | null;
  readonly access: Access;
  readonly expiresAt: number;
  readonly origin: RequestOrigin;
}

/** What a caller with an admin key may call. */
export type AccessWithKey = (key: string) => Access;

/** Who is at the other end of a connection. Every successful Authenticate is a new version, starting from unauthenticated at 0. */
export class Caller {
  readonly #authenticator: Authenticator;
  readonly #accessWithKey: AccessWithKey;
  readonly #unauthenticated: Credentials;
  #credentials: Credentials;
  #version = 0;

  /** @param origin of the request that opened the connection */
  constructor(
    authenticator: Authenticator,
    accessWithKey: AccessWithKey,
    origin: Omit<RequestOrigin, "authToken">,
  ) {
    this.#authenticator = authenticator;
    this.#accessWithKey = accessWithKey;
    this.#unauthenticated = {
      identity: null,
      access: "public",
      expiresAt: Infinity,
      origin: { ...origin, authToken: null },
    };
    this.#credentials = this.#unauthenticated;
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
    const unauthenticated = this.#unauthenticated;
    if (message.tokenType === "None") return unauthenticated;
    if (message.tokenType === "User") {
      const origin = { ...unauthenticated.origin, authToken: message.value };
      return { ...(await this.#authenticator.verify(message.value)), access: "public", origin };
    }
    const access = this.#accessWithKey(message.value);
    const { impersonating } = message;
    if (access !== "admin" || impersonating === undefined) return { ...unauthenticated, access };
    const identity = parseActingAs(impersonating);
    return identity === undefined
      ? { ...unauthenticated, access: { refused: notPermitted("the identity to act as is none.") } }
      : { ...unauthenticated, access, identity };
  }
}

/** Neither being unauthenticated nor an admin key expires. */
export function hasExpired({ expiresAt }: Credentials): boolean {
  return Date.now() >= expiresAt * 1000;
}
