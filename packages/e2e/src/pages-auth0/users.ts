import type { ProviderUsers } from "../apps/app";
import { pagesAuth0Environment } from "./environment";

/** An application that may use a tenant's Management API. */
interface Credentials {
  tenantUrl: string;
  clientId: string;
  clientSecret: string;
}

/** The users of a tenant, by its Management API: https://auth0.com/docs/api/management/v2 */
export function tenantUsers({ tenantUrl, clientId, clientSecret }: Credentials): ProviderUsers {
  const api = `${tenantUrl}/api/v2/`;

  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const { access_token } = (await send("POST", `${tenantUrl}/oauth/token`, {
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      audience: api,
    })) as { access_token: string };
    return send(method, `${api}${path}`, body, { Authorization: `Bearer ${access_token}` });
  }

  return {
    async make({ email, password, name }) {
      const connection = "Username-Password-Authentication";
      await ask("POST", "users", { connection, email, password, name, email_verified: true });
    },

    async remove(email) {
      const path = `users-by-email?email=${encodeURIComponent(email)}`;
      const found = (await ask("GET", path)) as { user_id: string }[];
      for (const { user_id } of found) await ask("DELETE", `users/${encodeURIComponent(user_id)}`);
    },
  };
}

async function send(method: string, url: string, body?: object, headers?: Record<string, string>) {
  const answer = await fetch(url, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`Auth0 answered ${answer.status} for ${method} ${url}: ${text}`);
  return text === "" ? undefined : (JSON.parse(text) as unknown);
}

const { E2E_AUTH0_MANAGEMENT_CLIENT_ID: clientId, E2E_AUTH0_MANAGEMENT_CLIENT_SECRET: clientSecret } =
  process.env;

/** Undefined without the credentials for it. */
export const users =
  clientId && clientSecret
    ? tenantUsers({ tenantUrl: pagesAuth0Environment.tenantUrl, clientId, clientSecret })
    : undefined;
