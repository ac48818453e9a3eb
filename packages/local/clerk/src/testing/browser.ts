import { createHash } from "node:crypto";

import { clerkFrontendApiProxy, createClerkClient } from "@clerk/nextjs/server";
import { z } from "zod";

import type { RunningInstance } from "../index";

const APP = "http://localhost:3001";
const PROXY = "/__clerk";
const REDIRECTS = 5;

const errorsSchema = z.object({
  errors: z.array(z.object({ code: z.string(), meta: z.object({ param_name: z.string().optional() }) })),
});
const createdSchema = z.object({ response: z.object({ id: z.string() }) });
const tokenSchema = z.object({ jwt: z.string() });
const clientSchema = z.object({
  response: z.object({
    updated_at: z.number(),
    sessions: z.array(
      z.object({ id: z.string(), last_active_token: z.object({ jwt: z.string() }), user: z.looseObject({}) }),
    ),
  }),
});

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** "422 form_code_incorrect" for a refusal, "200" for success. */
export function outcome({ status, body }: Answer): string {
  const parsed = errorsSchema.safeParse(body);
  return parsed.success ? `${status} ${parsed.data.errors.map(({ code }) => code).join()}` : String(status);
}

/** As {@link outcome}, with the parameter at fault: "422 form_param_unknown username". */
export function refused(answer: Answer): string {
  const [error] = errorsSchema.parse(answer.body).errors;
  return [outcome(answer), error?.meta.param_name ?? []].flat().join(" ");
}

/**
 * A browser with the app open: it talks to the instance through the SDK's real proxy, in clerk-js's dialect,
 * and visits pages that the SDK's real `authenticateRequest` guards.
 */
export class Browser {
  /** Changes when the instance was restarted. */
  instance: RunningInstance;
  readonly cookies = new Map<string, string>();
  readonly suffix: string;
  #devBrowser = "";

  constructor(instance: RunningInstance) {
    this.instance = instance;
    const digest = createHash("sha1").update(instance.publishableKey).digest("base64url");
    this.suffix = `_${digest.slice(0, 8)}`;
  }

  /** A browser registered with the instance, as after clerk-js has loaded. */
  static async open(instance: RunningInstance): Promise<Browser> {
    const browser = new Browser(instance);
    const { body } = await browser.post("/v1/dev_browser");
    browser.#devBrowser = z.object({ id: z.string() }).parse(body).id;
    browser.#set("__clerk_db_jwt", browser.#devBrowser);
    return browser;
  }

  static async signedIn(instance: RunningInstance, email: string, password: string): Promise<Browser> {
    const browser = await Browser.open(instance);
    const answer = await browser.post("/v1/client/sign_ins", {
      strategy: "password",
      identifier: email,
      password,
    });
    if (answer.status !== 200) throw new Error(`Signing ${email} in failed: ${outcome(answer)}`);
    await browser.syncCookies();
    return browser;
  }

  get(path: string): Promise<Answer> {
    return this.#fetch("GET", path);
  }

  post(path: string, form: Record<string, string> = {}): Promise<Answer> {
    return this.#fetch("POST", path, form);
  }

  /** Any other method, sent as clerk-js does: POST with `_method`. */
  send(method: "PATCH" | "DELETE", path: string, form: Record<string, string> = {}): Promise<Answer> {
    return this.#fetch("POST", `${path}${path.includes("?") ? "&" : "?"}_method=${method}`, form);
  }

  /** Creates a sign-in or sign-up attempt and returns its path. */
  async create(path: string, form: Record<string, string>): Promise<string> {
    const { body } = await this.post(path, form);
    return `${path}/${createdSchema.parse(body).response.id}`;
  }

  async client() {
    return clientSchema.parse((await this.get("/v1/client")).body).response;
  }

  async sessionId(): Promise<string> {
    const [session] = (await this.client()).sessions;
    if (!session) throw new Error("This browser is signed out.");
    return session.id;
  }

  /** A fresh session token, as `getToken({ skipCache: true })` fetches it. */
  async token(): Promise<string> {
    const answer = await this.post(`/v1/client/sessions/${await this.sessionId()}/tokens`);
    return tokenSchema.parse(answer.body).jwt;
  }

  /** Sets the cookies clerk-js sets for the client as it is now. */
  async syncCookies(): Promise<void> {
    const client = await this.client();
    const [session] = client.sessions;
    this.#set("__client_uat", session ? String(Math.floor(client.updated_at / 1000)) : "0");
    this.#set("__session", session?.last_active_token.jwt ?? "");
  }

  /**
   * Opens a page of the app. A handshake is two redirects: to the instance and back with the answer, then to the
   * address without the answer. `locations` are those addresses.
   */
  async visit(path = "/") {
    const { secretKey, publishableKey, jwtKey, url } = this.instance;
    const clerk = createClerkClient({
      secretKey,
      publishableKey,
      apiUrl: url,
      telemetry: { disabled: true },
    });
    const locations: string[] = [];
    let request = this.#navigation(new URL(path, APP).href);
    for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
      const state = await clerk.authenticateRequest(request, { jwtKey, proxyUrl: PROXY });
      this.#keep(state.headers);
      const location = state.headers.get("location");
      if (location === null) {
        const auth = state.toAuth();
        const claims = auth !== null && "sessionClaims" in auth ? auth.sessionClaims : null;
        return { redirects, locations, status: state.status, claims };
      }
      locations.push(await this.#followProxy(location));
      request = this.#navigation(locations.at(-1) ?? "");
    }
    throw new Error(`More than ${REDIRECTS} redirects: the handshake loops.`);
  }

  /** Passes a redirect to /__clerk on to the instance and returns where that leads. */
  async #followProxy(location: string): Promise<string> {
    if (!new URL(location).pathname.startsWith(PROXY)) return location;
    const response = await this.#proxy(this.#navigation(location));
    const target = response.headers.get("location");
    if (target === null) throw new Error(`The handshake answered ${response.status} without a redirect.`);
    return target;
  }

  #navigation(url: string): Request {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Request(url, { headers: { cookie, accept: "text/html", "sec-fetch-dest": "document" } });
  }

  #proxy(request: Request): Promise<Response> {
    const { publishableKey, secretKey, url } = this.instance;
    return clerkFrontendApiProxy(request, { publishableKey, secretKey, fapiUrl: url, proxyPath: PROXY });
  }

  async #fetch(method: "GET" | "POST", path: string, form: Record<string, string> = {}): Promise<Answer> {
    const url = new URL(`${APP}${PROXY}${path}`);
    if (this.#devBrowser !== "") url.searchParams.set("__clerk_db_jwt", this.#devBrowser);
    const response = await this.#proxy(
      new Request(url, {
        method,
        headers: method === "POST" ? { origin: APP } : {},
        ...(method === "POST" ? { body: new URLSearchParams(form) } : {}),
      }),
    );
    return { status: response.status, body: await response.json() };
  }

  #set(name: string, value: string): void {
    for (const key of [name, `${name}${this.suffix}`]) {
      if (value === "") this.cookies.delete(key);
      else this.cookies.set(key, value);
    }
  }

  #keep(headers: Headers): void {
    for (const directive of headers.getSetCookie()) {
      const [pair = ""] = directive.split(";", 1);
      const [name = "", ...value] = pair.split("=");
      if (directive.includes("Max-Age=0")) this.cookies.delete(name);
      else this.cookies.set(name, value.join("="));
    }
  }
}
