"use client";

/**
 * For browsers without JavaScript: what works all the same. Last in the body, it stays at the lower edge of the window
 * and covers nothing that one could not scroll to.
 *
 * `<noscript>` itself has no class: one that sets `display` overrides the browser's `none`, and then its source is
 * shown as text to everybody whose scripts run.
 */
export function NoScript() {
  return (
    <noscript>
      <p className="sticky bottom-0 border-t border-border bg-subtle px-4 py-3 text-center text-sm">
        Signing in and live data need JavaScript. Without it you see what the server has already put on a
        page.
      </p>
    </noscript>
  );
}
