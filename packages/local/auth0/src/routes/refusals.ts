import { requireOwnOrigin } from "../http/guards";
import type { Route } from "../http/router";
import { setSecurityHeaders } from "../http/security-headers";
import { REFUSALS_SCRIPT, refusalsPage, refusalsUpdate } from "../pages/refusals";
import type { Tenant } from "../tenant";
import { sendPage } from "./respond";

/** The requests that were refused: a page, JSON for programs, and the events that keep the page up to date. */
export function refusalRoutes({ appUrl, clientName, refusals, url }: Tenant): Route[] {
  return [
    {
      method: "GET",
      path: /^\/_local\/refusals$/,
      handle(ctx) {
        requireOwnOrigin(ctx, url);
        if (ctx.accepts("json", "html") !== "html") {
          ctx.body = refusals.list();
          return;
        }
        setSecurityHeaders(ctx, appUrl, REFUSALS_SCRIPT);
        sendPage(ctx, refusalsPage(clientName, refusals.list()));
      },
    },
    {
      method: "GET",
      path: /^\/_local\/refusals\/events$/,
      handle(ctx) {
        requireOwnOrigin(ctx, url);
        // Server-sent events (HTML Living Standard, section 9.2). The first makes up for what came since the page.
        // Written past Koa, which logs the end of a stream as a failure when the page is closed.
        ctx.respond = false;
        ctx.status = 200;
        ctx.type = "text/event-stream";
        const send = () => ctx.res.write(`data: ${refusalsUpdate(refusals.list())}\n\n`);
        send();
        if (ctx.method === "HEAD") ctx.res.end();
        else ctx.res.once("close", refusals.subscribe(send));
      },
    },
  ];
}
