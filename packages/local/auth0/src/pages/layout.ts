import { html, type Html, trusted } from "@repo/local-kit/html";
import { MARK_PATH } from "./pictures";
import { stylesheet } from "./stylesheet";

export interface Layout {
  title: string;
  /** Class of `<main>`: the kind of page. */
  kind: "sign-in" | "sign-in with-samples" | "page" | "message";
  main: Html;
  script?: string;
}

/** The mark and the product's name. */
export const brand = (name: string): Html =>
  html`<div class="brand">
    <svg viewBox="0 0 32 32" aria-hidden="true" fill="none">
      <rect width="32" height="32" rx="9" fill="currentColor" />
      <path d="${MARK_PATH}" stroke-width="2.2" stroke-linecap="round" />
    </svg>
    <span>${name}</span>
  </div>`;

/** Inline code to the byte, because the content security policy allows it by its hash. */
const element = (name: "style" | "script", content: string): Html => trusted(`<${name}>${content}</${name}>`);

/** A whole document. Every page says that this is a stand-in, and leads to the tenant's other pages. */
export function layout({ title, kind, main, script }: Layout): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/favicon.svg" />
        ${element("style", stylesheet)}
      </head>
      <body>
        <main class="${kind}">${main}</main>
        <footer>
          <p>Local Auth0 tenant, for development only.</p>
          <nav class="links" aria-label="Tenant"><a href="/">Dashboard</a> <a href="/inbox">Inbox</a></nav>
        </footer>
        ${script !== undefined && element("script", script)}
      </body>
    </html>`.markup;
}
