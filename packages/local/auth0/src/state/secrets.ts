import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { JWK } from "oidc-provider";
import { writeAtomically } from "@repo/local-kit/files";
import { z } from "zod";
import { readState } from "./files";

const secretsSchema = z.object({
  signingKey: z.record(z.string(), z.string()),
  cookieKey: z.string().min(32),
  webClientSecret: z.string().min(32),
});

/** What the tenant must not lose: its RS256 key (a private JWK), the key that signs cookies, the web client's secret. */
export interface Secrets {
  signingKey: JWK;
  cookieKey: string;
  webClientSecret: string;
}

/** New secrets. The RSA key among them takes a tenth of a second. */
export function makeSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    signingKey: { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "RS256" },
    cookieKey: randomBytes(32).toString("base64url"),
    webClientSecret: randomBytes(48).toString("base64url"),
  };
}

/** Reads the secrets in `stateDir`, or makes them once and keeps them there. Without a directory they last one run. */
export function loadSecrets(stateDir: string | undefined): Secrets {
  if (stateDir === undefined) return makeSecrets();
  const path = join(stateDir, "secrets.json");
  const stored = readState(path, secretsSchema);
  if (stored) return stored;
  const secrets = makeSecrets();
  writeAtomically(path, JSON.stringify(secrets, null, 2));
  return secrets;
}
