import { createHash, createPublicKey } from "node:crypto";
import { join } from "node:path";

import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  exportPKCS8,
  generateKeyPair,
  importPKCS8,
  importSPKI,
  type JWK,
} from "jose";

import { readIfPresent, writeAtomically } from "@repo/local-kit/files";
import { randomSecret } from "./ids";

export interface InstanceKeys {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  /** The public key as it appears in the JWKS. */
  readonly jwk: JWK & { readonly kid: string };
  /** The public key in PEM, for `jwtKey` of the server SDK. */
  readonly jwtKey: string;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** What the SDK appends to cookie names: `__session_<suffix>`. */
  readonly cookieSuffix: string;
}

// The SDK takes this host for a development instance. Nothing resolves it: requests go through the app's proxy.
const FRONTEND_API_HOST = "ledger.clerk.accounts.dev";
const PUBLISHABLE_KEY = `pk_test_${Buffer.from(`${FRONTEND_API_HOST}$`).toString("base64")}`;

/** The name suffix as `getCookieSuffix` of @clerk/shared computes it. */
function cookieSuffixOf(publishableKey: string): string {
  const digest = createHash("sha1").update(publishableKey).digest("base64");
  return digest.replaceAll("+", "-").replaceAll("/", "_").slice(0, 8);
}

/** Reads a secret from the state directory, or makes it and keeps it there. */
async function keep(
  stateDir: string | undefined,
  name: string,
  make: () => Promise<string>,
): Promise<string> {
  if (stateDir === undefined) return make();
  const path = join(stateDir, name);
  const kept = readIfPresent(path);
  if (kept !== undefined) return kept.trim();
  const made = await make();
  writeAtomically(path, `${made.trim()}\n`);
  return made.trim();
}

async function newPrivateKey(): Promise<string> {
  // The SDK reads a PEM by its fixed RSA-2048 prefix, so no other size works as `jwtKey`.
  const { privateKey } = await generateKeyPair("RS256", { modulusLength: 2048, extractable: true });
  return exportPKCS8(privateKey);
}

/** The instance's keys: read from the state directory, or made once and kept there. */
export async function loadKeys(stateDir: string | undefined): Promise<InstanceKeys> {
  const pem = await keep(stateDir, "signing-key.pem", newPrivateKey);
  const secretKey = await keep(stateDir, "secret-key", async () => `sk_test_${randomSecret()}`);

  const jwtKey = createPublicKey(pem).export({ type: "spki", format: "pem" }).toString();
  const publicKey = await importSPKI(jwtKey, "RS256", { extractable: true });
  const { n, e } = await exportJWK(publicKey);
  const thumbprint = await calculateJwkThumbprint(publicKey);
  const jwk = { kty: "RSA", use: "sig", alg: "RS256", kid: `ins_${thumbprint}`, n, e };

  return {
    privateKey: await importPKCS8(pem, "RS256"),
    publicKey,
    jwk,
    jwtKey,
    secretKey,
    publishableKey: PUBLISHABLE_KEY,
    cookieSuffix: cookieSuffixOf(PUBLISHABLE_KEY),
  };
}
