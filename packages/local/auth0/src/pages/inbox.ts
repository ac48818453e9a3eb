import { verifiedBadge } from "./dashboard";
import { html, type Html } from "./html";
import { layout } from "./layout";

export interface VerificationMessage {
  to: string;
  name: string;
  link: string;
}

const message = (clientName: string, { to, name, link }: VerificationMessage): Html =>
  html`<li class="card">
    <div class="row">
      <h2>Verify your email for ${clientName}</h2>
      ${verifiedBadge(false)}
    </div>
    <p class="muted small">To ${name}, ${to}</p>
    <p><a href="${link}">Verify ${to}</a></p>
  </li>`;

/** The mail that would have been sent: a verification message for everyone whose address is not verified yet. */
export function inboxPage(clientName: string, messages: readonly VerificationMessage[]): string {
  const main = html`<header class="stack">
      <h1>Inbox</h1>
      <p class="lede">This tenant sends no mail. What it would have sent waits here.</p>
    </header>
    ${
      messages.length === 0
        ? html`<p class="card">No mail: every address is verified.</p>`
        : html`<ul class="messages">
            ${messages.map((entry) => message(clientName, entry))}
          </ul>`
    }`;
  return layout({ title: `Inbox | ${clientName}`, kind: "page", main });
}
