import { createHmac, timingSafeEqual } from "node:crypto";
import { Problem } from "../http/problem";
import type { Route } from "../http/router";
import { html } from "../pages/html";
import { inboxPage } from "../pages/inbox";
import { messagePage } from "../pages/message";
import type { Tenant } from "../tenant";
import { sendPage } from "./respond";

/** Proves that whoever follows the link could read the mail. Derived, so that nothing needs to be stored. */
function verificationTicket(tenant: Tenant, sub: string): string {
  return createHmac("sha256", tenant.secrets.cookieKey).update(`verify:${sub}`).digest("base64url");
}

function ticketIsRight(tenant: Tenant, sub: string, ticket: string): boolean {
  const expected = Buffer.from(verificationTicket(tenant, sub));
  const actual = Buffer.from(ticket);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** The mail nobody sends, and the verification links in it. */
export function inboxRoutes(tenant: Tenant): Route[] {
  const { clientName, users, appUrl } = tenant;
  return [
    {
      method: "GET",
      path: /^\/inbox$/,
      handle(ctx) {
        const messages = users
          .list()
          .filter((user) => !user.emailVerified)
          .map(({ email, name, sub }) => {
            const query = new URLSearchParams({ user: sub, ticket: verificationTicket(tenant, sub) });
            return { to: email, name, link: `/u/email-verification?${query.toString()}` };
          });
        sendPage(ctx, inboxPage(clientName, messages));
      },
    },
    {
      method: "GET",
      path: /^\/u\/email-verification$/,
      handle(ctx) {
        const { user: sub, ticket } = ctx.query;
        const user = typeof sub === "string" ? users.bySub(sub) : undefined;
        if (!user || typeof ticket !== "string" || !ticketIsRight(tenant, user.sub, ticket)) {
          throw new Problem(400, "This link is not valid", `Open ${tenant.url}/inbox and use the link there`);
        }
        if (!user.emailVerified) users.markVerified(user.sub);
        const body = html`<p>${user.email} is verified. The next token says so.</p>`;
        const link = { href: appUrl, text: `Go to ${clientName}` };
        sendPage(ctx, messagePage({ title: "Email verified", body, link }));
      },
    },
  ];
}
