import type { Client } from "oidc-provider";
import type { Context } from "../http/context";
import { TenantError } from "../http/tenant-error";
import type { Route } from "../http/router";
import { setSecurityHeaders } from "../http/security-headers";
import { allowedLogoutUrls } from "../oidc/clients";
import { COOKIE_NAMES, COOKIE_OPTIONS } from "../oidc/cookies";
import { html, trusted } from "@repo/local-kit/html";
import { layout } from "../pages/layout";
import { messagePage } from "../pages/message";
import type { Tenant, TenantContext } from "../tenant";
import { sendPage } from "./respond";

/** Tells one application that a session is over (OpenID Connect Back-Channel Logout 1.0, section 2.5). */
async function notify(client: Client, sub: string, sid: string | undefined): Promise<void> {
  // Part of the provider since version 7, and missing in its types.
  const { backchannelLogout } = client;
  if (client.backchannelLogoutUri === undefined || typeof backchannelLogout !== "function") return;
  await Reflect.apply(backchannelLogout, client, [sub, sid]);
}

async function endSession({ provider, log }: Tenant, ctx: Context): Promise<void> {
  const session = await provider.Session.get(ctx);
  const { accountId } = session;
  if (accountId !== undefined) {
    const clientIds = Object.keys(session.authorizations ?? {});
    await Promise.all(
      clientIds.map(async (clientId) => {
        const client = await provider.Client.find(clientId);
        if (!client) return;
        try {
          await notify(client, accountId, session.sidFor(clientId));
        } catch (error) {
          log(`back-channel logout to ${client.backchannelLogoutUri} failed: ${String(error)}`);
        }
      }),
    );
    await session.destroy();
  }
  ctx.cookies.set(COOKIE_NAMES.session, null, COOKIE_OPTIONS);
}

/** Auth0's own logout endpoint: `client_id` and `returnTo`, which must be an allowed logout URL. */
export function logoutRoutes(tenant: Tenant): Route[] {
  const allowed = allowedLogoutUrls(tenant.appUrl);
  return [
    {
      method: "GET",
      path: /^\/v2\/logout$/,
      async handle(ctx) {
        const { client_id: clientId, returnTo = tenant.appUrl } = ctx.query;
        if (typeof clientId === "string" && !(await tenant.provider.Client.find(clientId))) {
          throw new TenantError(400, "Unknown application", `There is no application with this client_id`);
        }
        if (typeof returnTo !== "string" || !allowed.includes(returnTo)) {
          const list = allowed.join(", ");
          throw new TenantError(400, "returnTo is not allowed", `The allowed logout URLs are ${list}`);
        }
        await endSession(tenant, ctx);
        ctx.redirect(returnTo);
      },
    },
  ];
}

const SUBMIT_SCRIPT = `document.getElementById("op.logoutForm").submit();`;

/** RP-initiated logout does not ask, as Auth0 does not: the provider's form sends itself, or by its button. */
export function renderLogout({ appUrl, clientName }: TenantContext, ctx: Context, form: string): void {
  setSecurityHeaders(ctx, appUrl, SUBMIT_SCRIPT);
  const main = html`<div class="card stack">
    <h1>Logging out</h1>
    ${trusted(form)}
    <input type="hidden" name="logout" value="yes" form="op.logoutForm" />
    <button class="primary" form="op.logoutForm">Log out of ${clientName}</button>
  </div>`;
  sendPage(ctx, layout({ title: `Log out | ${clientName}`, kind: "message", main, script: SUBMIT_SCRIPT }));
}

export function renderLoggedOut({ appUrl, clientName }: TenantContext, ctx: Context): void {
  const body = html`<p>Your session at this tenant has ended.</p>`;
  sendPage(
    ctx,
    messagePage({ title: "You are logged out", body, link: { href: appUrl, text: `Go to ${clientName}` } }),
  );
}
