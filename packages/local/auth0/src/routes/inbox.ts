import { createHmac } from "node:crypto";
import { html } from "@repo/local-kit/html";
import { isSameSecret } from "@repo/local-kit/secrets";
import type { Context } from "../http/context";
import { TenantError } from "../http/tenant-error";
import type { Route } from "../http/router";
import { inboxPage, type MailMessage } from "../pages/inbox";
import { messagePage } from "../pages/message";
import type { Tenant } from "../tenant";
import type { User } from "../users/directory";
import { sendPage } from "./respond";

type Purpose = "verify" | "unblock";

const PATHS: Record<Purpose, string> = { verify: "/u/email-verification", unblock: "/u/unblock" };

/** Proves that whoever follows the link could read the mail. Derived, so that nothing needs to be stored. */
function ticketFor(tenant: Tenant, purpose: Purpose, sub: string): string {
  return createHmac("sha256", tenant.secrets.cookieKey).update(`${purpose}:${sub}`).digest("base64url");
}

function linkFor(tenant: Tenant, purpose: Purpose, sub: string): string {
  const query = new URLSearchParams({ user: sub, ticket: ticketFor(tenant, purpose, sub) });
  return `${PATHS[purpose]}?${query.toString()}`;
}

/** The user that a link is for. Throws when the link is none of this tenant's. */
function userOfLink(tenant: Tenant, purpose: Purpose, ctx: Context): User {
  const { user: sub, ticket } = ctx.query;
  const user = typeof sub === "string" ? tenant.users.bySub(sub) : undefined;
  const isOwn = isSameSecret(
    typeof ticket === "string" ? ticket : "",
    ticketFor(tenant, purpose, user?.sub ?? ""),
  );
  if (!user || !isOwn) {
    throw new TenantError(400, "This link is not valid", `Open ${tenant.url}/inbox and use the link there`);
  }
  return user;
}

function messages(tenant: Tenant): MailMessage[] {
  const { clientName, failedLogins, users } = tenant;
  return users.list().flatMap(({ email, emailVerified, name, sub }) => {
    const mail = (purpose: Purpose, subject: string, text: string): MailMessage => ({
      to: email,
      name,
      subject,
      link: { href: linkFor(tenant, purpose, sub), text: `${text} ${email}` },
    });
    return [
      ...(failedLogins.isBlocked(sub) ? [mail("unblock", "Your account has been blocked", "Unblock")] : []),
      ...(emailVerified ? [] : [mail("verify", `Verify your email for ${clientName}`, "Verify")]),
    ];
  });
}

/** The mail nobody sends, and the links in it. */
export function inboxRoutes(tenant: Tenant): Route[] {
  const { appUrl, clientName, failedLogins, users } = tenant;
  const link = { href: appUrl, text: `Go to ${clientName}` };
  return [
    {
      method: "GET",
      path: /^\/inbox$/,
      handle: (ctx) => sendPage(ctx, inboxPage(clientName, messages(tenant))),
    },
    {
      method: "GET",
      path: /^\/u\/email-verification$/,
      handle(ctx) {
        const user = userOfLink(tenant, "verify", ctx);
        if (!user.emailVerified) users.markVerified(user.sub);
        const body = html`<p>${user.email} is verified. The next token says so.</p>`;
        sendPage(ctx, messagePage({ title: "Email verified", body, link }));
      },
    },
    {
      method: "GET",
      path: /^\/u\/unblock$/,
      handle(ctx) {
        const user = userOfLink(tenant, "unblock", ctx);
        failedLogins.unblock(user.sub);
        const body = html`<p>${user.email} can log in again.</p>`;
        sendPage(ctx, messagePage({ title: "Account unblocked", body, link }));
      },
    },
  ];
}
