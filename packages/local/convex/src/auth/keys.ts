import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";

import { AuthenticationError } from "./errors";
import {
  issuerOf,
  normalizeIssuer,
  requireTrustworthyUrl,
  type AuthProvider,
  type OidcProvider,
} from "./providers";

const DISCOVERY_TIMEOUT_MS = 5000;

const discoveryDocument = z.object({ issuer: z.string(), jwks_uri: z.string() });

/** Finds and keeps each provider's signing keys. */
export class SigningKeys {
  readonly #byProvider = new Map<AuthProvider, Promise<JWTVerifyGetKey>>();

  /**
   * The provider's keys, as jose takes them. A failed discovery is not remembered: the next token tries again, because
   * an identity service may start after this deployment.
   */
  async of(provider: AuthProvider): Promise<JWTVerifyGetKey> {
    const known = this.#byProvider.get(provider);
    if (known !== undefined) return known;
    const keys = this.#find(provider);
    this.#byProvider.set(provider, keys);
    try {
      return await keys;
    } catch (error) {
      this.#byProvider.delete(provider);
      throw error;
    }
  }

  async #find(provider: AuthProvider): Promise<JWTVerifyGetKey> {
    const url = provider.type === "customJwt" ? provider.jwks : await discoverKeysUrl(provider);
    // No cooldown: an identity service that was reset signs with new keys at once.
    return createRemoteJWKSet(requireTrustworthyUrl(url), { cooldownDuration: 0 });
  }
}

/** OpenID Connect Discovery 1.0, section 4: the document's issuer must be the one that was asked (4.3). */
async function discoverKeysUrl(provider: OidcProvider): Promise<string> {
  const issuer = issuerOf(provider);
  const url = `${issuer}/.well-known/openid-configuration`;
  let document: z.infer<typeof discoveryDocument>;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    document = discoveryDocument.parse(await response.json());
  } catch (error) {
    throw new AuthenticationError(
      `Auth provider discovery of ${issuer} failed: ${error instanceof Error ? error.message : String(error)}. ` +
        `Check that ${url} answers on this machine.`,
    );
  }
  if (normalizeIssuer(document.issuer) !== issuer) {
    throw new AuthenticationError(
      `Auth provider discovery of ${issuer} failed: the document is for issuer ${document.issuer}. ` +
        "Set `domain` in auth.config to the issuer itself.",
    );
  }
  return document.jwks_uri;
}
