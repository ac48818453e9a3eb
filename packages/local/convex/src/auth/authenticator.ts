import { decodeJwt, errors, jwtVerify, type JWTPayload } from "jose";

import type { Identity } from "../engine/types";
import { AuthenticationError } from "./errors";
import { identityOf } from "./identity";
import { SigningKeys } from "./keys";
import { issuerOf, normalizeIssuer, type AuthProvider } from "./providers";

/** OpenID Connect Core 1.0 makes RS256 the default; Convex also takes EdDSA. Never `none`, never a shared secret. */
const OIDC_ALGORITHMS = ["RS256", "EdDSA"];

/** Leeway for the clock of a customJwt issuer, in seconds; OpenID Connect issuers get none. */
const CUSTOM_JWT_CLOCK_TOLERANCE = 5;

/** A verified caller. `expiresAt` is the token's `exp`, in seconds since the epoch. */
export interface VerifiedToken {
  identity: Identity;
  expiresAt: number;
}

/** Verifies tokens against the providers of `auth.config`. */
export class Authenticator {
  #providers: readonly AuthProvider[] = [];
  #keys = new SigningKeys();

  /** Takes the providers of newly loaded functions, and looks every provider's keys up again. */
  setProviders(providers: readonly AuthProvider[]): void {
    this.#providers = providers;
    this.#keys = new SigningKeys();
  }

  /**
   * Verifies a JWT (RFC 7519): issuer, audience, signature, algorithm, lifetime and subject.
   *
   * @throws AuthenticationError saying what is wrong with the token
   */
  async verify(token: string): Promise<VerifiedToken> {
    const provider = this.#providerFor(parseClaims(token));
    const isCustom = provider.type === "customJwt";
    try {
      const keys = await this.#keys.of(provider);
      const { payload } = await jwtVerify(token, keys, {
        algorithms: isCustom ? [provider.algorithm] : OIDC_ALGORITHMS,
        clockTolerance: isCustom ? CUSTOM_JWT_CLOCK_TOLERANCE : 0,
        requiredClaims: ["iss", "sub", "exp"],
      });
      const { iss, sub, exp } = payload;
      if (typeof iss !== "string" || !sub || exp === undefined) throw new Error('"sub" is empty');
      return { identity: identityOf({ ...payload, iss, sub }), expiresAt: exp };
    } catch (error) {
      if (error instanceof AuthenticationError) throw error;
      throw new AuthenticationError(`Could not verify OIDC token claim. ${explain(error)}`);
    }
  }

  #providerFor(claims: JWTPayload): AuthProvider {
    const audiences = new Set([claims.aud ?? []].flat());
    const issuer = typeof claims.iss === "string" ? normalizeIssuer(claims.iss) : null;
    const provider = this.#providers.find(
      (candidate) =>
        issuerOf(candidate) === issuer &&
        (candidate.applicationID === undefined || audiences.has(candidate.applicationID)),
    );
    if (provider !== undefined) return provider;
    const configured = this.#providers
      .map((candidate) => `${issuerOf(candidate)} (aud ${candidate.applicationID ?? "any"})`)
      .join(", ");
    throw new AuthenticationError(
      `No auth provider found matching the given token: it has iss ${JSON.stringify(claims.iss)} and aud ` +
        `${JSON.stringify(claims.aud)}, auth.config has ${configured || "no provider"}.`,
    );
  }
}

function parseClaims(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch (error) {
    throw new AuthenticationError(`Could not parse JWT payload. ${explain(error)}`);
  }
}

function explain(error: unknown): string {
  if (error instanceof errors.JWTExpired) return "The token has expired.";
  return error instanceof Error ? error.message : String(error);
}
