import { hashSource } from "@repo/local-kit/hash-source";
import { stylesheet } from "../pages/stylesheet";
import type { Context } from "./context";

/**
 * No framing, no caching, no script unless given by its text. The provider adds the hashes of its own scripts to
 * `script-src`, and lifts the framing rules for `response_mode=web_message`, where the SDK reads a hidden frame.
 * Browsers apply `form-action` to redirects after a login too, hence the application's origin in it.
 */
export function setSecurityHeaders(ctx: Context, appUrl: string, script?: string): void {
  const directives = [
    "default-src 'none'",
    `script-src${script === undefined ? "" : ` ${hashSource(script)}`}`,
    `style-src ${hashSource(stylesheet)}`,
    "img-src 'self'",
    ...(script === undefined ? [] : ["connect-src 'self'"]),
    `form-action 'self' ${appUrl}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  ctx.set({
    "Content-Security-Policy": directives.join(";"),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    // Not `no-referrer`: with it browsers send `Origin: null` on our own forms.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
  });
}
