import { html, type Html } from "@repo/local-kit/html";
import { layout } from "./layout";

export interface Message {
  title: string;
  body: Html;
  /** Where to go from here. */
  link: { href: string; text: string };
}

/** One thing to say: an error, or that something is done. */
export function messagePage({ title, body, link }: Message): string {
  const main = html`<div class="card stack">
    <h1>${title}</h1>
    ${body}
    <p><a href="${link.href}">${link.text}</a></p>
  </div>`;
  return layout({ title, kind: "message", main });
}
