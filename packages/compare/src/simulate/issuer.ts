import { generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An OpenID Connect issuer for virtual people: it signs whatever it is asked to. */
export interface Issuer {
  url: string;
  audience: string;
  /** A token for a person, good for an hour. */
  tokenFor(person: number): string;
  close(): void;
}

const KEY_ID = "simulation";
const AUDIENCE = "simulation";
const HOUR = 3600;

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Starts the issuer on loopback, with a key of its own. */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: KEY_ID, alg: "RS256", use: "sig" };
  let url = "";
  const server = createServer((request, response) => {
    const isKeys = request.url === "/jwks";
    const body = isKeys
      ? { keys: [jwk] }
      : {
          issuer: url,
          jwks_uri: `${url}/jwks`,
          authorization_endpoint: `${url}/authorize`,
          response_types_supported: ["id_token"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        };
    response.setHeader("content-type", "application/json").end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let issued = 0;
  return {
    url,
    audience: AUDIENCE,
    tokenFor(person) {
      const now = Math.floor(Date.now() / 1000);
      issued += 1;
      const claims = { iss: url, aud: AUDIENCE, sub: `person-${person}`, name: `Person ${person}` };
      const unsigned = `${encode({ alg: "RS256", kid: KEY_ID, typ: "JWT" })}.${encode({ ...claims, jti: issued, iat: now, exp: now + HOUR })}`;
      return `${unsigned}.${sign("RSA-SHA256", Buffer.from(unsigned), privateKey).toString("base64url")}`;
    },
    close: () => server.close(),
  };
}
