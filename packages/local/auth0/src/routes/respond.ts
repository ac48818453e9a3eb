import type { Context } from "../http/context";

export function sendPage(ctx: Context, page: string, status = 200): void {
  ctx.status = status;
  ctx.type = "html";
  ctx.body = page;
}

/** 303: the browser follows with a GET, also after a POST (RFC 9110, section 15.4.4). */
export function seeOther(ctx: Context, location: string): void {
  ctx.status = 303;
  ctx.redirect(location);
}
