import { createHash } from "node:crypto";

import { html, trusted } from "@repo/local-kit/html";
import { Hono } from "hono";

import { CLERK_JS_MAJOR } from "#http/versions";
import type { Instance } from "#instance";

const PAGES = { "/sign-in": "SignIn", "/sign-up": "SignUp", "/user": "UserProfile" } as const;

/** Mounts one of Clerk's own components. Afterwards it leads to `redirect_url`, which must be on this machine or the app's. */
const SCRIPT = `
const root = document.getElementById("root");
const { component, fallback, path } = root.dataset;
const origins = [location.origin, "http://localhost:*", "http://127.0.0.1:*", new URL(fallback, location).origin];
await Clerk.load({
  ui: { ClerkUI: window.__internal_ClerkUICtor },
  allowedRedirectOrigins: origins,
  signInUrl: "/sign-in",
  signUpUrl: "/sign-up",
  signInFallbackRedirectUrl: fallback,
  signUpFallbackRedirectUrl: fallback,
  telemetry: false,
});
if (component === "UserProfile" && !Clerk.user) await Clerk.redirectToSignIn();
else Clerk["mount" + component](root, { routing: "path", path });
`;
const SCRIPT_HASH = createHash("sha256").update(SCRIPT).digest("base64");
/** What Clerk's components need: styles that they write, a worker that they make, and this instance. */
const POLICY = `default-src 'none'; script-src 'self' 'sha256-${SCRIPT_HASH}'; connect-src 'self'; worker-src blob:; style-src 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'`;

/**
 * The Account Portal: pages to sign in, to sign up and for one's profile, for apps that have none. On Clerk they are at
 * accounts.dev.
 */
export function portalRoutes({ keys, appUrl = "/" }: Instance): Hono {
  const app = new Hono();
  for (const [path, component] of Object.entries(PAGES)) {
    // Clerk's components give each of their steps a path of its own.
    app.get(`${path}/*`, (c) => {
      c.header("Content-Security-Policy", POLICY);
      const { origin } = new URL(c.req.url);
      const page = html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>${component} · local Clerk instance</title>
            <link rel="icon" href="data:," />
          </head>
          <body
            style="display: grid; place-content: center; min-height: 90vh; font-family: system-ui, sans-serif"
          >
            <main
              id="root"
              data-component="${component}"
              data-path="${path}"
              data-fallback="${appUrl}"
            ></main>
            <noscript>Clerk's components need JavaScript.</noscript>
            <script
              src="/npm/@clerk/clerk-js@${CLERK_JS_MAJOR}/dist/clerk.browser.js"
              data-clerk-publishable-key="${keys.publishableKey}"
              data-clerk-proxy-url="${origin}"
            ></script>
            <script src="/npm/@clerk/ui@1/dist/ui.browser.js"></script>
            ${trusted(`<script type="module">${SCRIPT}</script>`)}
          </body>
        </html>`;
      return c.html(page.markup);
    });
  }
  return app;
}
