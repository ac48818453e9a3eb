import { createHash, randomBytes } from "node:crypto";
import type { Environment } from "../../env-file";
import type { Check } from "../check";
import { type Ask, ask, findIssuerKeys, jsonOf } from "./ask";

const subject = "Auth0";
const correct =
  "Correct both domains: https://manage.auth0.com → Applications → any application → Settings → Domain.";

/** Where an application's settings are. */
const settings = (clientId: string): string =>
  `https://manage.auth0.com → Applications → the one with client ID ${clientId} → Settings`;

/** Whether the tenant answers, knows both applications, and leads people back to the app. */
export const askAuth0: Ask = async (values) => {
  const {
    issuer: domain,
    keys,
    checks: ofIssuer,
  } = await findIssuerKeys(subject, values.AUTH0_DOMAIN ?? "", correct);
  if (keys.length === 0) return ofIssuer;
  const { NEXT_PUBLIC_AUTH0_CLIENT_ID: spa = "", AUTH0_CLIENT_ID: web = "", APP_BASE_URL = "" } = values;
  const origin = APP_BASE_URL.replace(/\/$/, "");
  const checks = await Promise.all([
    checkCallback(domain, "single-page", spa, origin),
    checkCallback(domain, "regular web", web, `${origin}/auth/callback`),
    checkLogout(domain, spa, origin),
    checkLogout(domain, web, origin),
    checkWebOrigin(domain, spa, origin),
    checkSecret(domain, values, origin),
  ]);
  const found = checks.flat();
  return [...ofIssuer, ...(found.length > 0 ? found : [allWell(origin)])];
};

function allWell(origin: string): Check {
  return {
    subject,
    status: "ok",
    found: `Both applications lead back to ${origin} after a login and a logout, and the client secret is the right one.`,
  };
}

/** A login that nobody sees: without a session the tenant says so at the callback, if it knows client and callback. */
function authorizeUrl(
  domain: string,
  clientId: string,
  callback: string,
  more: Record<string, string> = {},
): string {
  const parameters = new URLSearchParams({
    client_id: clientId,
    redirect_uri: callback,
    response_type: "code",
    scope: "openid",
    prompt: "none",
    state: randomBytes(8).toString("hex"),
    nonce: randomBytes(8).toString("hex"),
    code_challenge: createHash("sha256").update(randomBytes(32)).digest("base64url"),
    code_challenge_method: "S256",
    ...more,
  });
  return `${domain}/authorize?${parameters.toString()}`;
}

async function checkCallback(
  domain: string,
  kind: string,
  clientId: string,
  callback: string,
): Promise<Check[]> {
  const { answer } = await ask(authorizeUrl(domain, clientId, callback));
  if (leadsTo(answer?.headers.get("location"), callback)) return [];
  return [
    {
      subject,
      status: "problem",
      found: `The ${kind} application does not lead back to ${callback} after a login, or the tenant does not know it. Add that address at ${settings(clientId)} → Allowed Callback URLs.`,
    },
  ];
}

async function checkLogout(domain: string, clientId: string, returnTo: string): Promise<Check[]> {
  const parameters = new URLSearchParams({ client_id: clientId, returnTo });
  const { answer } = await ask(`${domain}/v2/logout?${parameters.toString()}`);
  if (leadsTo(answer?.headers.get("location"), returnTo)) return [];
  return [
    {
      subject,
      status: "problem",
      found: `A logout does not lead back to ${returnTo}. Add it at ${settings(clientId)} → Allowed Logout URLs.`,
    },
  ];
}

/** The page that answers a silent login speaks to origins that the application names, and to no other. */
async function checkWebOrigin(domain: string, clientId: string, origin: string): Promise<Check[]> {
  const { answer } = await ask(authorizeUrl(domain, clientId, origin, { response_mode: "web_message" }));
  if (answer?.text.includes("authorization_response") && answer.text.includes(origin)) return [];
  return [
    {
      subject,
      status: "problem",
      found: `The tenant answers no silent login of ${origin}, so a reload signs people out. Add it at ${settings(clientId)} → Allowed Web Origins.`,
    },
  ];
}

/** A code that nobody was given: with the right secret the code is what is wrong, otherwise the client. */
async function checkSecret(domain: string, values: Environment, origin: string): Promise<Check[]> {
  const { AUTH0_CLIENT_ID = "", AUTH0_CLIENT_SECRET = "" } = values;
  const { answer } = await ask(`${domain}/oauth/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: AUTH0_CLIENT_ID,
      client_secret: AUTH0_CLIENT_SECRET,
      code: "none",
      redirect_uri: `${origin}/auth/callback`,
    }),
  });
  const error = answer && (jsonOf(answer) as { error?: unknown } | undefined)?.error;
  if (error === "invalid_grant") return [];
  return [
    {
      subject,
      status: "problem",
      found: `AUTH0_CLIENT_SECRET is not the secret of AUTH0_CLIENT_ID. Copy it again: ${settings(AUTH0_CLIENT_ID)} → Client Secret.`,
    },
  ];
}

function leadsTo(location: string | null | undefined, address: string): boolean {
  if (location === null || location === undefined || !URL.canParse(location)) return false;
  const [to, expected] = [new URL(location), new URL(address)];
  return to.origin === expected.origin && to.pathname === expected.pathname;
}
