import { type Refusal, refuseForeignHost, refuseForeignPage } from "@repo/local-kit/guard";
import type { Context } from "./context";
import { TenantError } from "./tenant-error";

function refuse(refusal: Refusal | undefined, title: string): void {
  if (refusal) throw new TenantError(refusal.status, title, refusal.message.replace(/\.$/, ""));
}

/** Refuses names that merely lead to this machine, so that a rebound name in a browser reaches nothing. */
export function requireOwnHost(ctx: Context, url: string): void {
  const title = "This is not the tenant you asked for";
  refuse(
    refuseForeignHost((name) => ctx.get(name)),
    title,
  );
  // Its other names are this machine's too, but nobody's issuer: a login that began there would end nowhere.
  if (ctx.host.toLowerCase() !== new URL(url).host) {
    throw new TenantError(421, title, `It answers at ${url} and nowhere else`);
  }
}

/** Refuses requests that a page of another origin made. Programs pass. */
export function requireOwnOrigin(ctx: Context, url: string): void {
  refuse(
    refuseForeignPage((name) => ctx.get(name), url),
    "This request came from another site",
  );
}
