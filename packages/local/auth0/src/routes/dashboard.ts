import type { Context } from "../http/context";
import type { Route } from "../http/router";
import { dashboardPage } from "../pages/dashboard";
import { avatar, favicon } from "../pages/pictures";
import { liveRecords } from "../state/records";
import type { Tenant } from "../tenant";
import { sendPage } from "./respond";

function countSessions({ records }: Tenant): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, { payload }] of liveRecords(records, "Session")) {
    const { accountId } = payload;
    if (accountId !== undefined) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
  }
  return counts;
}

function sendPicture(ctx: Context, svg: string): void {
  ctx.set("Cache-Control", "public, max-age=86400");
  ctx.type = "image/svg+xml";
  ctx.body = svg;
}

/** The tenant's front page, and the pictures that the `picture` claim points to. */
export function dashboardRoutes(tenant: Tenant): Route[] {
  return [
    {
      method: "GET",
      path: /^\/$/,
      handle: (ctx) => sendPage(ctx, dashboardPage(tenant, countSessions(tenant))),
    },
    { method: "GET", path: /^\/favicon\.svg$/, handle: (ctx) => sendPicture(ctx, favicon) },
    {
      method: "GET",
      path: /^\/avatars\/(?<initials>(?:[\w.-]|%[0-9a-f]{2}){1,24})$/i,
      handle(ctx, { initials = "" }) {
        sendPicture(ctx, avatar(initials));
      },
    },
  ];
}
