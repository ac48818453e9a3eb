import type { Context } from "./context";
import { Problem } from "./problem";

/** Refuses any name but the tenant's own, so that a rebound DNS name in a browser reaches nothing. */
export function requireOwnHost(ctx: Context, url: string): void {
  if (ctx.host.toLowerCase() !== new URL(url).host) {
    throw new Problem(421, "This is not the tenant you asked for", `It answers at ${url} and nowhere else`);
  }
}

/** Refuses requests that a page of another origin made. Programs send neither header, and pass. */
export function requireOwnOrigin(ctx: Context, url: string): void {
  const origin = ctx.get("Origin");
  const site = ctx.get("Sec-Fetch-Site");
  if ((origin !== "" && origin !== url) || !["", "same-origin", "none"].includes(site)) {
    throw new Problem(403, "This request came from another site", `Open ${url} and try again there`);
  }
}
