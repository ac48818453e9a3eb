import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from "jose";

export interface TokenOptions {
  claims?: JWTPayload & Record<string, unknown>;
  /** Null leaves the subject out. */
  subject?: string | null;
  audience?: string | string[];
  issuer?: string;
  /** Seconds from now; negative for a token that has expired. */
  expiresIn?: number;
  /** Seconds from now. */
  notBefore?: number;
  /** Seconds before now: a token that looks old looks long-lived to the client. */
  issuedAgo?: number;
}

/** An identity service on loopback: OpenID Connect discovery, keys, and a mint for tokens. */
export interface Issuer {
  url: string;
  /** The audience that the test deployment expects. */
  audience: string;
  mint(options?: TokenOptions): Promise<string>;
  /** From now on signs with a new key, and forgets the old one. */
  rotateKeys(): Promise<void>;
  /** From now on answers everything with 503, or no longer. */
  setDown(down: boolean): void;
  publicKey(): JWK;
  privateKey(): CryptoKey;
  close(): Promise<void>;
}

/** `discoveredIssuer` replaces what the discovery document says the issuer is. */
export async function startIssuer({
  algorithm = "RS256",
  discoveredIssuer,
}: { algorithm?: "RS256" | "ES256" | "EdDSA"; discoveredIssuer?: string } = {}): Promise<Issuer> {
  const audience = "test-app";
  let key = await newKey(algorithm);
  let isDown = false;
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (isDown) response.writeHead(503).end();
    else if (request.url === "/jwks") response.end(JSON.stringify({ keys: [key.publicKey] }));
    else response.end(JSON.stringify({ issuer: discoveredIssuer ?? `${url}/`, jwks_uri: `${url}/jwks` }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    audience,
    async mint(options = {}) {
      const now = Math.floor(Date.now() / 1000);
      const token = new SignJWT({ ...options.claims })
        .setProtectedHeader({ alg: algorithm, typ: "JWT", kid: key.id })
        .setIssuer(options.issuer ?? url)
        .setAudience(options.audience ?? audience)
        .setIssuedAt(now - (options.issuedAgo ?? 0))
        .setExpirationTime(now + (options.expiresIn ?? 3600));
      if (options.subject !== null) token.setSubject(options.subject ?? "alice");
      if (options.notBefore !== undefined) token.setNotBefore(now + options.notBefore);
      return await token.sign(key.privateKey);
    },
    async rotateKeys() {
      key = await newKey(algorithm);
    },
    setDown(down) {
      isDown = down;
    },
    publicKey: () => key.publicKey,
    privateKey: () => key.privateKey,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function newKey(algorithm: string): Promise<{ id: string; privateKey: CryptoKey; publicKey: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const id = crypto.randomUUID();
  return {
    id,
    privateKey,
    publicKey: { ...(await exportJWK(publicKey)), kid: id, alg: algorithm, use: "sig" },
  };
}
