import type { IncomingMessage, ServerResponse } from "node:http";
import { Auth0Client } from "@auth0/nextjs-auth0/server";
import { NextRequest, NextResponse } from "next/server";
import { type RunningTenant } from "../index";
import { serverForTest } from "./http-server";
import { tenantForTest } from "./tenants";

type SessionStore = NonNullable<ConstructorParameters<typeof Auth0Client>[0]>["sessionStore"];

async function toNextRequest(request: IncomingMessage, origin: string): Promise<NextRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const body = request.method === "POST" ? Buffer.concat(chunks).toString() : undefined;
  return new NextRequest(new URL(request.url ?? "/", origin), { method: request.method, headers, body });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  response.setHeader("set-cookie", answer.headers.getSetCookie());
  response.end(Buffer.from(await answer.arrayBuffer()));
}

/** Sessions in memory, which back-channel logout needs. */
function memoryStore(): NonNullable<SessionStore> {
  const sessions = new Map<string, Parameters<NonNullable<SessionStore>["set"]>[1]>();
  return {
    get: async (id) => sessions.get(id) ?? null,
    set: async (id, session) => void sessions.set(id, session),
    delete: async (id) => void sessions.delete(id),
    async deleteByLogoutToken({ sid }) {
      for (const [id, { internal }] of sessions) if (internal.sid === sid) sessions.delete(id);
    },
  };
}

export interface NextApplication {
  appUrl: string;
  tenant: RunningTenant;
  auth0: Auth0Client;
}

/** A tenant, and an application behind the real middleware of nextjs-auth0. `/me` answers with the session. */
export async function nextApplicationForTest(stateful: boolean): Promise<NextApplication> {
  let application: NextApplication | undefined;

  async function answer(request: IncomingMessage): Promise<Response> {
    if (!application) throw new Error("The application is not ready");
    const { appUrl, auth0 } = application;
    const nextRequest = await toNextRequest(request, appUrl);
    if (nextRequest.nextUrl.pathname === "/me") return Response.json(await auth0.getSession(nextRequest));
    return auth0.middleware(nextRequest);
  }

  const appUrl = await serverForTest((request, response) => {
    answer(request)
      .catch((error: unknown) => new Response(String(error), { status: 500 }))
      .then((result) => send(result, response))
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const tenant = await tenantForTest({ appUrl });
  const auth0 = new Auth0Client({
    domain: tenant.url,
    clientId: tenant.webClientId,
    clientSecret: tenant.webClientSecret,
    appBaseUrl: appUrl,
    secret: "0".repeat(64),
    allowInsecureRequests: true,
    enableAccessTokenEndpoint: false,
    sessionStore: stateful ? memoryStore() : undefined,
    onCallback: async (error, { returnTo }) => {
      const reason = error?.cause instanceof Error ? error.cause : error;
      const target = error
        ? `/failed?reason=${encodeURIComponent(String(reason?.message))}`
        : (returnTo ?? "/");
      return NextResponse.redirect(new URL(target, appUrl));
    },
  });
  application = { appUrl, tenant, auth0 };
  return application;
}
