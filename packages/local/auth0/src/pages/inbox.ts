import { html, type Html } from "@repo/local-kit/html";
import { layout } from "./layout";

export interface MailMessage {
  to: string;
  name: string;
  subject: string;
  link: { href: string; text: string };
}

const message = ({ to, name, subject, link }: MailMessage): Html =>
  html`<li class="card">
    <h2>${subject}</h2>
    <p class="muted small">To ${name}, ${to}</p>
    <p><a href="${link.href}">${link.text}</a></p>
  </li>`;

/** The mail that would have been sent: to everyone who must verify an address, or is blocked. */
export function inboxPage(clientName: string, messages: readonly MailMessage[]): string {
  const main = html`<header class="stack">
      <h1>Inbox</h1>
      <p class="lede">This tenant sends no mail. What it would have sent waits here.</p>
    </header>
    ${
      messages.length === 0
        ? html`<p class="card">No mail: every address is verified, and nobody is blocked.</p>`
        : html`<ul class="messages">
            ${messages.map(message)}
          </ul>`
    }`;
  return layout({ title: `Inbox | ${clientName}`, kind: "page", main });
}
