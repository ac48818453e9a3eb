import type { APIResponse, BrowserContext, Page } from "@playwright/test";
import { createHash, randomBytes } from "node:crypto";
import { pagesAuth0Environment } from "../pages-auth0/environment";
import type { Person } from "../people";

const { url, tenantUrl, clientId } = pagesAuth0Environment;
const SCOPE = "openid profile email offline_access";
const NAVIGATION = { accept: "text/html", "sec-fetch-dest": "document" };

interface Tokens {
  id_token: string;
  access_token: string;
  refresh_token: string;
  expires_in: number;
  scope: string;
  token_type: string;
}

/**
 * Signs somebody in, or up, without a page: asks the tenant as the browser would (authorization code flow with PKCE),
 * and leaves in the browser what the login pages and both SDKs leave there. The session is this browser's own, so its
 * refresh token is nobody else's.
 */
export async function startAuth0Session(page: Page, person: Person, screen: "login" | "signup") {
  const context = page.context();
  const tokens = await authorize(context, person, screen);
  const viewer = claimsOf(tokens.id_token).sub;
  await context.addCookies(
    [
      [`auth0.${clientId}.is.authenticated`, "true"],
      [`_legacy_auth0.${clientId}.is.authenticated`, "true"],
      ["ledger_viewer", encodeURIComponent(String(viewer))],
    ].map(([name = "", value = ""]) => ({ name, value, url })),
  );
  // The server's session follows through the tenant's.
  await expectOk(
    context.request.get(`${url}/auth/login?prompt=none&returnTo=/icon.svg`, { headers: NAVIGATION }),
  );
  // A file of the app's origin, where nothing runs.
  await page.goto(`${url}/icon.svg`);
  await page.evaluate((entries) => {
    for (const [key, value] of entries) localStorage.setItem(key, value);
  }, cacheEntries(tokens));
}

async function authorize(
  { request }: BrowserContext,
  person: Person,
  screen: "login" | "signup",
): Promise<Tokens> {
  const verifier = randomBytes(32).toString("base64url");
  const form = await expectOk(
    request.get(`${tenantUrl}/authorize`, {
      headers: NAVIGATION,
      params: {
        client_id: clientId,
        redirect_uri: url,
        response_type: "code",
        scope: SCOPE,
        state: randomBytes(16).toString("hex"),
        nonce: randomBytes(16).toString("hex"),
        code_challenge: createHash("sha256").update(verifier).digest("base64url"),
        code_challenge_method: "S256",
        prompt: "login",
        ...(screen === "signup" && { screen_hint: "signup" }),
      },
    }),
  );
  const { email, password, name } = person;
  const callback = await expectOk(
    request.post(form.url(), {
      headers: { ...NAVIGATION, origin: tenantUrl },
      form: { password, action: "default", ...(screen === "signup" ? { email, name } : { username: email }) },
    }),
  );
  const code = new URL(callback.url()).searchParams.get("code");
  if (!code) throw new Error(`The tenant did not sign ${email} in: it led to ${callback.url()}.`);
  const answer = await expectOk(
    request.post(`${tenantUrl}/oauth/token`, {
      form: {
        grant_type: "authorization_code",
        client_id: clientId,
        code,
        redirect_uri: url,
        code_verifier: verifier,
      },
    }),
  );
  return (await answer.json()) as Tokens;
}

/** The localStorage of auth0-spa-js: who is signed in, and the tokens. */
function cacheEntries(tokens: Tokens): [string, string][] {
  const { id_token, expires_in, ...rest } = tokens;
  const [header = "", payload = "", signature = ""] = id_token.split(".");
  const claims = claimsOf(id_token);
  const { aud: _aud, exp: _exp, iat: _iat, iss: _iss, jti: _jti, nonce: _nonce, sid: _sid, ...user } = claims;
  const decodedToken = {
    encoded: { header, payload, signature },
    header: JSON.parse(Buffer.from(header, "base64url").toString()) as unknown,
    claims: { __raw: id_token, ...claims },
    user,
  };
  const body = { ...rest, expires_in, audience: "default", oauthTokenScope: rest.scope, client_id: clientId };
  const prefix = `@@auth0spajs@@::${clientId}`;
  return [
    [`${prefix}::@@user@@`, JSON.stringify({ id_token, decodedToken })],
    [
      `${prefix}::default::${SCOPE}`,
      JSON.stringify({ body, expiresAt: Math.floor(Date.now() / 1000) + expires_in }),
    ],
  ];
}

function claimsOf(idToken: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString()) as Record<
    string,
    unknown
  >;
}

async function expectOk(pending: Promise<APIResponse>): Promise<APIResponse> {
  const answer = await pending;
  if (!answer.ok()) throw new Error(`${answer.status()} for ${answer.url()}: ${await answer.text()}`);
  return answer;
}
