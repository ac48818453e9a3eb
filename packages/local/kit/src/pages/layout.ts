import { html, type Html, trusted } from "../html";
import { stylesheet } from "./stylesheet";

export interface Page {
  /** What serves it: "Local Clerk instance". */
  service: string;
  /** All pages of the service. */
  pages: readonly { path: string; label: string }[];
  /** The path of this one, or of the one that it belongs to. */
  path: string;
  title: string;
  content: Html;
  /** A whole stylesheet, by default the one of all local services; a Content-Security-Policy may allow it by its hash. */
  style?: string;
}

/** A whole page: a link past the navigation, the navigation, and the content; nothing comes from another host. */
export function layout({ service, pages, path, title, content, style = stylesheet }: Page): Html {
  const links = pages.map(
    (page) =>
      html`<li>
        <a href="${page.path}" ${page.path === path && html`aria-current="page"`}>${page.label}</a>
      </li>`,
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${service}</title>
        <link rel="icon" href="data:," />
        ${trusted(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <nav aria-label="${service}">
            <ul>
              ${links}
            </ul>
          </nav>
        </header>
        <main id="main" tabindex="-1">${content}</main>
      </body>
    </html>`;
}

/** A time a person reads; the machine-readable form beside it. @param instant ms since the epoch */
export function time(instant: number): Html {
  const iso = new Date(instant).toISOString();
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")} UTC</time>`;
}
