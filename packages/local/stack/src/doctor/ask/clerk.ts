import { createPublicKey } from "node:crypto";
import type { Check } from "../check";
import { type Ask, ask, findIssuerKeys, jsonOf } from "./ask";
import { isKeySet, type JsonWebKey } from "./key-set";

const subject = "Clerk";
const apiKeys = "https://dashboard.clerk.com → the application → Configure → API keys";

/** Whether the instance answers, and whether all keys are this one's. */
export const askClerk: Ask = async (values) => askClerkAt("https://api.clerk.com", values);

/** @param backendApi where secret keys are good for something; Clerk's, but in tests */
export async function askClerkAt(backendApi: string, values: Parameters<Ask>[0]): Promise<Check[]> {
  const { CLERK_JWT_ISSUER_DOMAIN = "", CLERK_SECRET_KEY = "", CLERK_JWT_KEY } = values;
  const issuer = await findIssuerKeys(
    subject,
    CLERK_JWT_ISSUER_DOMAIN,
    `Copy the publishable key whole, or the Frontend API URL into CLERK_JWT_ISSUER_DOMAIN: ${apiKeys}.`,
  );
  if (issuer.keys.length === 0) return issuer.checks;
  const found = [
    ...(await checkSecretKey(backendApi, CLERK_SECRET_KEY, issuer.keys)),
    ...(CLERK_JWT_KEY === undefined ? [] : checkJwtKey(CLERK_JWT_KEY, issuer.keys)),
  ];
  return [
    ...issuer.checks,
    ...(found.length > 0
      ? found
      : [
          {
            subject,
            status: "ok" as const,
            found: "The publishable and the secret key are of one instance.",
          },
        ]),
  ];
}

/** With a secret key the Backend API tells its instance's keys: the same as those of the publishable key's, or not. */
async function checkSecretKey(
  backendApi: string,
  secretKey: string,
  keys: readonly JsonWebKey[],
): Promise<Check[]> {
  const problem = (found: string): Check[] => [{ subject, status: "problem", found }];
  const { answer, why } = await ask(`${backendApi}/v1/jwks`, {
    headers: { authorization: `Bearer ${secretKey}`, "content-type": "application/json" },
  });
  if (answer === undefined) return problem(`Clerk's Backend API does not answer (${why}). Try again later.`);
  if (answer.status === 401 || answer.status === 403) {
    return problem(`Clerk does not know CLERK_SECRET_KEY. Copy it again: ${apiKeys}.`);
  }
  const set = jsonOf(answer);
  if (!isKeySet(set))
    return problem(`Clerk's Backend API answered ${answer.status} instead of keys. Try again later.`);
  return set.keys.some(({ kid }) => kid !== undefined && keys.some((key) => key.kid === kid))
    ? []
    : problem(
        `CLERK_SECRET_KEY is of another instance than NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY (development and production are two). Copy both from one page: ${apiKeys}.`,
      );
}

function checkJwtKey(pem: string, keys: readonly JsonWebKey[]): Check[] {
  const n = modulusOf(pem);
  if (n !== undefined && keys.some((key) => key.n === n)) return [];
  return [
    {
      subject,
      status: "problem",
      found: `CLERK_JWT_KEY is not a key of this instance, so the server would accept nobody. Copy it again, with its lines, in quotation marks: ${apiKeys} → JWKS Public Key → PEM; or remove it.`,
    },
  ];
}

/** The modulus of an RSA key in PEM; undefined for what is none. */
function modulusOf(pem: string): string | undefined {
  try {
    return createPublicKey(pem).export({ format: "jwk" }).n;
  } catch (error) {
    // OpenSSL says in many words that it cannot read the text.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
