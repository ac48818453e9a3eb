/** Where a page's parts may come from, beside the app itself: origins, or schemes such as "https:". */
export interface Sources {
  scripts?: readonly string[];
  connections?: readonly string[];
  images?: readonly string[];
  frames?: readonly string[];
}

export interface SecurityOptions {
  /** The Convex deployment's URL: the browser speaks HTTP and WebSocket with it. */
  deployment: string;
  /** What the identity provider's SDK needs. */
  identity: Sources;
  /** The one other origin whose pages may show this app in a frame; none unless told. */
  frameAncestor?: string | undefined;
  /** Whether this is `next dev`, whose scripts use eval and whose changes come by WebSocket. */
  development: boolean;
}

/**
 * Which inline scripts run. `none`: the Pages Router has none. A nonce: for a page of the App Router that is rendered
 * for each request. `any`: for its static pages, which hold their data in inline scripts and are the same file for
 * everybody, so that no nonce can be in them, and change when they are revalidated, so that no hash is known ahead.
 */
export type InlineScripts = "none" | "any" | { nonce: string };

/** The value of `Content-Security-Policy` (https://www.w3.org/TR/CSP3). */
export function contentSecurityPolicy(
  { deployment, identity, frameAncestor, development }: SecurityOptions,
  inline: InlineScripts,
): string {
  const { origin } = new URL(deployment);
  // The development server has inline scripts of its own in every page.
  const isAnyInline = inline === "any" || (inline === "none" && development);
  const inlineSource = isAnyInline ? ["'unsafe-inline'"] : [];
  const nonceSource = typeof inline === "object" ? [`'nonce-${inline.nonce}'`] : [];
  const directives: Record<string, readonly string[]> = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      ...inlineSource,
      ...nonceSource,
      ...(development ? ["'unsafe-eval'"] : []),
      ...(identity.scripts ?? []),
    ],
    // Toasts and the identity provider's forms write their styles at run time, and React writes style attributes.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", ...(identity.images ?? [])],
    "font-src": ["'self'", "data:"],
    "connect-src": [
      "'self'",
      origin,
      origin.replace(/^http/, "ws"),
      ...(development ? ["ws://localhost:*", "ws://127.0.0.1:*"] : []),
      ...(identity.connections ?? []),
    ],
    "frame-src": identity.frames?.length ? identity.frames : ["'none'"],
    // The identity provider keeps time in a worker that it makes from text.
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": [frameAncestor ? new URL(frameAncestor).origin : "'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${[...new Set(values)].join(" ")}`)
    .join("; ");
}

/** In seconds. Browsers ignore the header on http (RFC 6797, section 8.1). */
const TWO_YEARS = 63_072_000;

/** Browser features that this product does not use. */
const UNUSED = ["camera", "microphone", "geolocation", "payment", "usb", "browsing-topics"];

interface HeaderRule {
  source: string;
  has?: { type: "header"; key: string; value: string }[];
  headers: { key: string; value: string }[];
}

/**
 * The rules for `headers` in next.config: every kind of answer has them, pages, files, APIs, redirects and errors.
 * Strict-Transport-Security is sent where the browser has come by https, which a proxy in front tells.
 */
export function securityHeaders(options: SecurityOptions, inline: "none" | "any"): HeaderRule[] {
  return [
    {
      source: "/:path*",
      headers: [
        { key: "Content-Security-Policy", value: contentSecurityPolicy(options, inline) },
        // Next.js' development server calls one of its scripts JSON.
        ...(options.development ? [] : [{ key: "X-Content-Type-Options", value: "nosniff" }]),
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
        { key: "Permissions-Policy", value: UNUSED.map((feature) => `${feature}=()`).join(", ") },
      ],
    },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [{ key: "Strict-Transport-Security", value: `max-age=${TWO_YEARS}` }],
    },
  ];
}
