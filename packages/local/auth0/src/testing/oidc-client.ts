import { createHash, randomBytes } from "node:crypto";
import type { RunningTenant } from "../index";
import { type Answer, Browser } from "./browser";

export const APP_URL = "http://localhost:5999";

export const SAMPLE_USERS = [
  { email: "alice@example.com", password: "alice-password", name: "Alice Example", emailVerified: true },
  { email: "bob@example.com", password: "bob-password", name: "Bob Example", emailVerified: true },
  { email: "carol@example.com", password: "carol-password", name: "Carol Example", emailVerified: false },
];

export interface Tokens {
  access_token: string;
  id_token: string;
  refresh_token: string;
  expires_in: number;
  scope: string;
  token_type: string;
}

export interface TokenAnswer {
  status: number;
  headers: Headers;
  body: Partial<Tokens> & { error?: string; error_description?: string };
}

/** A complete set of tokens, or an error that shows what came instead. */
export function tokensOf({ status, body }: TokenAnswer): Tokens {
  const { access_token, id_token, refresh_token, expires_in, scope, token_type } = body;
  if (!access_token || !id_token || !refresh_token || !expires_in || !scope || !token_type) {
    throw new Error(`No tokens: ${status} ${JSON.stringify(body)}`);
  }
  return { access_token, id_token, refresh_token, expires_in, scope, token_type };
}

/** An application by the letter of OpenID Connect, with a browser of its own: authorization code flow with PKCE. */
export class OidcClient {
  readonly browser: Browser;
  readonly redirectUri: string;
  readonly #verifier = randomBytes(32).toString("base64url");

  constructor(
    readonly tenant: RunningTenant,
    readonly kind: "spa" | "web" = "spa",
    browser = new Browser(),
    appUrl = APP_URL,
  ) {
    this.browser = browser;
    this.redirectUri = kind === "spa" ? appUrl : `${appUrl}/auth/callback`;
  }

  get clientId(): string {
    return this.kind === "spa" ? this.tenant.spaClientId : this.tenant.webClientId;
  }

  authorizeUrl(extra: Record<string, string> = {}): string {
    const query = new URLSearchParams({
      client_id: this.clientId,
      redirect_uri: this.redirectUri,
      response_type: "code",
      scope: "openid profile email offline_access",
      state: "state-1",
      nonce: "nonce-1",
      code_challenge: createHash("sha256").update(this.#verifier).digest("base64url"),
      code_challenge_method: "S256",
      ...extra,
    });
    return `${this.tenant.url}/authorize?${query.toString()}`;
  }

  /** Where `/authorize` leads: a page of the tenant, or a redirect to the application. */
  async authorize(extra: Record<string, string> = {}): Promise<Answer> {
    return this.browser.follow(await this.browser.request(this.authorizeUrl(extra)), this.tenant.url);
  }

  async submit(page: Answer, fields: Record<string, string>): Promise<Answer> {
    return this.browser.follow(await this.browser.submit(page.url, fields), this.tenant.url);
  }

  async token(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<TokenAnswer> {
    const secret: Record<string, string> =
      this.kind === "web" ? { client_secret: this.tenant.webClientSecret } : {};
    const response = await fetch(`${this.tenant.url}/oauth/token`, {
      method: "POST",
      headers,
      body: new URLSearchParams({ client_id: this.clientId, ...secret, ...fields }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as TokenAnswer["body"],
    };
  }

  exchange(callback: Answer, headers: Record<string, string> = {}): Promise<TokenAnswer> {
    const code = new URL(callback.location ?? "about:blank").searchParams.get("code") ?? "";
    return this.token(
      {
        grant_type: "authorization_code",
        code,
        redirect_uri: this.redirectUri,
        code_verifier: this.#verifier,
      },
      headers,
    );
  }

  refresh(refreshToken: string): Promise<TokenAnswer> {
    return this.token({ grant_type: "refresh_token", refresh_token: refreshToken });
  }

  /** Logs in with the form and exchanges the code. */
  async logIn(email = "alice@example.com", password = "alice-password"): Promise<Tokens> {
    const page = await this.authorize();
    return tokensOf(
      await this.exchange(await this.submit(page, { username: email, password, action: "default" })),
    );
  }
}

/** The parameters with which the tenant sent the browser back to the application. */
export function callbackParameters(answer: Answer): Record<string, string> {
  if (!answer.location?.startsWith(APP_URL)) {
    throw new Error(`Not sent back to the application: ${answer.status} ${answer.location} ${answer.body}`);
  }
  return Object.fromEntries(new URL(answer.location).searchParams);
}
