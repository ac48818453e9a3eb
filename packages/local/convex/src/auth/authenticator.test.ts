import { exportSPKI, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";

import { startIssuer, type Issuer } from "../../test/support/issuer";
import { Authenticator } from "./authenticator";
import { AuthenticationError } from "./errors";
import { parseAuthConfig } from "./providers";

let issuer: Issuer;
let authenticator: Authenticator;

beforeAll(async () => {
  issuer = await startIssuer();
});
beforeEach(() => {
  authenticator = withProviders([{ domain: issuer.url, applicationID: issuer.audience }]);
});
afterAll(() => issuer.close());

function withProviders(providers: unknown[]): Authenticator {
  const result = new Authenticator();
  result.setProviders(parseAuthConfig({ default: { providers } }));
  return result;
}

const hour = () => Math.floor(Date.now() / 1000) + 3600;

describe("accepts", () => {
  test("a token of the issuer, with the identity as functions see it", async () => {
    const token = await issuer.mint({
      subject: "alice",
      claims: {
        email: "alice@example.com",
        email_verified: true,
        picture: "https://example.com/a.png",
        "https://example.com/role": "admin",
        org: { id: 7 },
        jti: "1",
        tokenIdentifier: "https://evil.example|root",
      },
    });
    const { identity, expiresAt } = await authenticator.verify(token);
    expect(identity).toEqual({
      tokenIdentifier: `${issuer.url}|alice`,
      subject: "alice",
      issuer: issuer.url,
      email: "alice@example.com",
      emailVerified: true,
      pictureUrl: "https://example.com/a.png",
      "https://example.com/role": "admin",
      org: { id: 7 },
      aud: issuer.audience,
      iat: expect.any(Number),
    });
    expect(expiresAt).toBeGreaterThan(Date.now() / 1000);
  });

  test("an issuer with a trailing slash, in the token or in the configuration", async () => {
    const slashed = await issuer.mint({ issuer: `${issuer.url}/` });
    expect((await authenticator.verify(slashed)).identity.tokenIdentifier).toBe(`${issuer.url}/|alice`);
    const other = withProviders([{ domain: `${issuer.url}/`, applicationID: issuer.audience }]);
    await expect(other.verify(await issuer.mint())).resolves.toBeDefined();
  });

  test("one of several audiences", async () => {
    const token = await issuer.mint({ audience: ["another", issuer.audience] });
    await expect(authenticator.verify(token)).resolves.toBeDefined();
  });

  test("EdDSA", async () => {
    const edDsa = await startIssuer({ algorithm: "EdDSA" });
    onTestFinished(() => edDsa.close());
    const other = withProviders([{ domain: edDsa.url, applicationID: edDsa.audience }]);
    await expect(other.verify(await edDsa.mint())).resolves.toBeDefined();
  });

  test("a token signed with a new key right after the old one was used", async () => {
    await authenticator.verify(await issuer.mint());
    await issuer.rotateKeys();
    await expect(authenticator.verify(await issuer.mint())).resolves.toBeDefined();
  });

  test("a token once the issuer is back, after a discovery that failed", async () => {
    issuer.setDown(true);
    await expect(authenticator.verify(await issuer.mint())).rejects.toThrow("discovery");
    issuer.setDown(false);
    await expect(authenticator.verify(await issuer.mint())).resolves.toBeDefined();
  });

  test("a customJwt provider whose keys are in the configuration, for any audience", async () => {
    const custom = await startIssuer({ algorithm: "ES256" });
    onTestFinished(() => custom.close());
    const jwks = `data:application/json,${encodeURIComponent(JSON.stringify({ keys: [custom.publicKey()] }))}`;
    const other = withProviders([{ type: "customJwt", issuer: custom.url, jwks, algorithm: "ES256" }]);
    await expect(other.verify(await custom.mint({ audience: "anything" }))).resolves.toBeDefined();
  });
});

describe("rejects", () => {
  const rejected = async (token: string, reason: RegExp | string) => {
    const error: unknown = await authenticator.verify(token).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(String(error)).toMatch(reason);
  };

  test("what is not a JWT", async () => {
    for (const token of ["", "garbage", "a.b.c", "..", `${await issuer.mint()}x.y`])
      await rejected(token, /JWT|verify/);
  });

  test("another audience", async () =>
    rejected(await issuer.mint({ audience: "another-app" }), "No auth provider"));

  test("another issuer, even with our keys", async () =>
    rejected(await issuer.mint({ issuer: "https://evil.example" }), "No auth provider"));

  test("an expired token", async () => rejected(await issuer.mint({ expiresIn: -1 }), "expired"));

  test("a token that is not valid yet", async () => rejected(await issuer.mint({ notBefore: 60 }), '"nbf"'));

  test("a token without a subject, or with an empty one", async () => {
    await rejected(await issuer.mint({ subject: null }), '"sub"');
    await rejected(await issuer.mint({ subject: "" }), '"sub"');
  });

  test("a token without an expiry", async () => {
    const { token } = await forge((jwt) => jwt);
    await rejected(token, '"exp"');
  });

  test("no signature (alg none)", async () => {
    const token = new UnsecuredJWT({})
      .setIssuer(issuer.url)
      .setAudience(issuer.audience)
      .setSubject("alice")
      .setExpirationTime(hour())
      .encode();
    await rejected(token, "verify");
  });

  test("HS256 with the public key as its secret", async () => {
    const publicKey = issuer.publicKey();
    const pem = await exportSPKI((await importJWK(publicKey, "RS256", { extractable: true })) as CryptoKey);
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: "HS256", ...(publicKey.kid === undefined ? {} : { kid: publicKey.kid }) })
      .setIssuer(issuer.url)
      .setAudience(issuer.audience)
      .setSubject("alice")
      .setExpirationTime(hour())
      .sign(new TextEncoder().encode(pem));
    await rejected(token, '"alg"');
  });

  test("a signature by somebody else's key under our key's id", async () => {
    const { token } = await forge((jwt) => jwt.setExpirationTime(hour()), "stranger");
    await rejected(token, "signature");
  });

  test("a token whose payload was changed after it was signed", async () => {
    const [header, payload = "", signature] = (await issuer.mint()).split(".");
    const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, "base64url").toString());
    const changed = Buffer.from(JSON.stringify({ ...claims, sub: "root" })).toString("base64url");
    await rejected([header, changed, signature].join("."), "signature");
  });

  test("an algorithm the provider does not use", async () => {
    authenticator = withProviders([
      { type: "customJwt", issuer: issuer.url, jwks: `${issuer.url}/jwks`, algorithm: "ES256" },
    ]);
    await rejected(await issuer.mint(), '"alg"');
  });

  test("an issuer whose discovery document is somebody else's", async () => {
    const impostor = await startIssuer({ discoveredIssuer: issuer.url });
    onTestFinished(() => impostor.close());
    authenticator = withProviders([{ domain: impostor.url, applicationID: impostor.audience }]);
    await rejected(await impostor.mint(), "discovery");
  });

  test("every token when there is no auth.config", async () => {
    authenticator = new Authenticator();
    authenticator.setProviders(parseAuthConfig(undefined));
    await rejected(await issuer.mint(), "auth.config has no provider");
  });

  /** A token with our key's id; signed with the key of that name, which for a stranger's is not ours. */
  async function forge(finish: (jwt: SignJWT) => SignJWT, signer: "issuer" | "stranger" = "issuer") {
    const key = signer === "issuer" ? issuer.privateKey() : (await startStranger()).privateKey();
    const kid = issuer.publicKey().kid ?? "";
    const jwt = new SignJWT({})
      .setProtectedHeader({ alg: "RS256", kid })
      .setIssuer(issuer.url)
      .setAudience(issuer.audience)
      .setSubject("alice");
    return { token: await finish(jwt).sign(key) };
  }

  async function startStranger(): Promise<Issuer> {
    const stranger = await startIssuer();
    onTestFinished(() => stranger.close());
    return stranger;
  }
});

describe("auth.config is refused", () => {
  test("when a field is missing", () => {
    const providers = [{ domain: undefined, applicationID: "app" }];
    expect(() => parseAuthConfig({ default: { providers } })).toThrow("providers[0].domain");
  });

  test.each(["http://example.com", "http://localhost.evil.example", "ftp://localhost"])(
    "when keys would come over an open network: %s",
    (domain) => {
      const providers = [{ type: "customJwt", issuer: domain, jwks: `${domain}/jwks`, algorithm: "RS256" }];
      expect(() => parseAuthConfig({ default: { providers } })).toThrow("must use https");
    },
  );
});
