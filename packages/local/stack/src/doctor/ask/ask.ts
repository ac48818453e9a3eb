import type { Environment } from "../../env-file";
import type { Check } from "../check";
import { isKeySet, type JsonWebKey } from "./key-set";

/** Asks a service that is configured all that somebody without an account can ask. */
export type Ask = (values: Environment) => Promise<Check[]>;

/** An answer, with when it came by the service's clock and by this machine's. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/** What came of a request: an answer, or in words why there is none. */
export type Asked = { answer: Answer; why?: never } | { answer?: never; why: string };

const patienceMs = 10_000;

/** Asks, and follows no redirect: where one leads is an answer. */
export async function ask(url: string, init: RequestInit = {}): Promise<Asked> {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
      ...init,
    });
    return { answer: { status: response.status, headers: response.headers, text: await response.text() } };
  } catch (error) {
    return { why: reasonOf(error) };
  }
}

/** What undici hides in the cause: "getaddrinfo ENOTFOUND example.eu.auth0.com". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

/** The JSON of an answer; undefined when it is none. */
export function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(answer.text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Tokens say from when until when they hold; this many seconds are forgiven by the strictest of their readers. */
const toleratedSeconds = 5;

/**
 * How far this machine's clock is from the service's. The header has whole seconds.
 *
 * @param now this machine's clock, in ms since the epoch
 */
export function checkClock(subject: string, { headers }: Answer, now = Date.now()): Check[] {
  const date = Date.parse(headers.get("date") ?? "");
  if (Number.isNaN(date)) return [];
  const seconds = Math.round((now - date) / 1000);
  if (Math.abs(seconds) <= toleratedSeconds) return [];
  return [
    {
      subject,
      status: "problem",
      found: `This machine's clock is ${Math.abs(seconds)} s ${seconds > 0 ? "ahead of" : "behind"} the service's, and a server refuses tokens by its clock. Set it: sudo timedatectl set-ntp true, or on macOS System Settings → Date & Time.`,
    },
  ];
}

/** The keys of an issuer that its tokens are checked with, as a deployment finds them, and its URL; or what is wrong. */
export async function findIssuerKeys(
  subject: string,
  domain: string,
  howToCorrect: string,
): Promise<{ issuer: string; keys: JsonWebKey[]; checks: Check[] }> {
  const issuer = withScheme(domain).replace(/\/$/, "");
  const problem = (found: string) => ({
    issuer,
    keys: [],
    checks: [{ subject, status: "problem" as const, found }],
  });
  const { answer, why } = await ask(`${issuer}/.well-known/openid-configuration`);
  if (answer === undefined) return problem(`${issuer} does not answer (${why}). ${howToCorrect}`);
  const document = jsonOf(answer);
  if (!isDiscovery(document)) {
    return problem(`${issuer} serves no discovery document (${answer.status}). ${howToCorrect}`);
  }
  if (document.issuer.replace(/\/$/, "") !== issuer) {
    return problem(
      `${issuer} says that its tokens are issued by ${document.issuer}, so nobody would accept them as its own. ${howToCorrect}`,
    );
  }
  const asked = await ask(document.jwks_uri);
  const set = asked.answer && jsonOf(asked.answer);
  if (!isKeySet(set) || set.keys.length === 0) {
    return problem(
      `${document.jwks_uri} serves no keys, without which no token can be checked. ${howToCorrect}`,
    );
  }
  const found = `${document.issuer} serves its discovery document and ${set.keys.length} ${set.keys.length === 1 ? "key" : "keys"}.`;
  return {
    issuer,
    keys: set.keys,
    checks: [{ subject, status: "ok", found }, ...checkClock(subject, answer)],
  };
}

/** A domain as a URL. */
function withScheme(domain: string): string {
  return /^https?:\/\//.test(domain) ? domain : `https://${domain}`;
}

function isDiscovery(value: unknown): value is { issuer: string; jwks_uri: string } {
  return hasText(value, "issuer") && hasText(value, "jwks_uri");
}

function hasText<Name extends string>(value: unknown, name: Name): value is Record<Name, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    typeof (value as Record<string, unknown>)[name] === "string"
  );
}
