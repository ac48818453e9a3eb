import { z } from "zod";

/** An OpenID Connect issuer: its keys are found by discovery, and `aud` must be `applicationID`. */
const oidcProvider = z.object({
  type: z.undefined().optional(),
  domain: z.string().min(1),
  applicationID: z.string().min(1),
});

/** An issuer whose keys are named in the configuration; `aud` is checked only with an `applicationID`. */
const customJwtProvider = z.object({
  type: z.literal("customJwt"),
  issuer: z.string().min(1),
  jwks: z.string().min(1),
  algorithm: z.enum(["RS256", "ES256", "EdDSA"]),
  applicationID: z.string().min(1).optional(),
});

const authConfig = z.object({
  providers: z.array(z.discriminatedUnion("type", [customJwtProvider, oidcProvider])),
});

export type OidcProvider = z.infer<typeof oidcProvider>;
export type CustomJwtProvider = z.infer<typeof customJwtProvider>;
export type AuthProvider = OidcProvider | CustomJwtProvider;

/**
 * Reads the default export of `auth.config.ts`; without that module nobody can sign in.
 *
 * @throws Error naming each field that is missing or malformed
 */
export function parseAuthConfig(
  module: Readonly<Record<string, unknown>> | undefined,
): readonly AuthProvider[] {
  if (module === undefined) return [];
  const parsed = authConfig.safeParse(module.default);
  if (!parsed.success) throw new Error(`auth.config: ${z.prettifyError(parsed.error)}`);
  const { providers } = parsed.data;
  for (const provider of providers) {
    for (const url of trustedUrlsOf(provider)) requireTrustworthyUrl(url);
  }
  return providers;
}

/** Issuers are compared without a trailing slash, and `example.auth0.com` means `https://example.auth0.com`. */
export function normalizeIssuer(issuer: string): string {
  const url = /^https?:\/\//.test(issuer) ? issuer : `https://${issuer}`;
  return url.replace(/\/$/, "");
}

export function issuerOf(provider: AuthProvider): string {
  return normalizeIssuer(provider.type === "customJwt" ? provider.issuer : provider.domain);
}

/**
 * Refuses a URL over which somebody on the network could hand us their keys.
 *
 * @returns the parsed URL
 * @throws Error unless it is https, http on this machine, or a `data:` URL
 */
export function requireTrustworthyUrl(value: string): URL {
  if (!URL.canParse(value)) throw new Error(`auth.config: ${JSON.stringify(value)} is not a URL.`);
  const url = new URL(value);
  const isLocal = url.hostname === "localhost" || url.hostname === "127.0.0.1";
  if (url.protocol === "https:" || url.protocol === "data:" || (url.protocol === "http:" && isLocal))
    return url;
  throw new Error(`auth.config: ${value} must use https, or http on localhost or 127.0.0.1.`);
}

function trustedUrlsOf(provider: AuthProvider): string[] {
  return provider.type === "customJwt" ? [provider.jwks] : [issuerOf(provider)];
}
