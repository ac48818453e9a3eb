import { SPA_CLIENT_ID, type TenantContext, WEB_CLIENT_ID } from "../tenant";
import type { User } from "../users/directory";
import { html, type Html } from "@repo/local-kit/html";
import { brand, layout } from "./layout";
import { REFUSALS_PATH } from "./refusals";

export const verifiedBadge = (verified: boolean): Html =>
  verified ? html`<span class="badge yes">Verified</span>` : html`<span class="badge no">Not verified</span>`;

const userRow = (user: User, sessions: number): Html =>
  html`<tr>
    <th scope="row">${user.name}</th>
    <td>${user.email}</td>
    <td>${verifiedBadge(user.emailVerified)}</td>
    <td><code>${user.sub}</code></td>
    <td class="number">${sessions}</td>
  </tr>`;

const applicationRow = (kind: string, sdk: string, id: string, callback: string): Html =>
  html`<tr>
    <th scope="row">${kind}</th>
    <td>${sdk}</td>
    <td><code>${id}</code></td>
    <td><code>${callback}</code></td>
  </tr>`;

/** What this tenant is, and whom it knows. `sessions` counts open logins by `sub`. */
export function dashboardPage(tenant: TenantContext, sessions: ReadonlyMap<string, number>): string {
  const { appUrl, clientName, url, users } = tenant;
  const main = html`${brand(clientName)}
    <header class="stack">
      <h1>Local Auth0 tenant</h1>
      <p class="lede">
        It stands in for Auth0 while you develop: the real Auth0 SDKs talk to it, nothing leaves this machine.
        Their domain is <code>${url}</code>.
      </p>
      <nav class="links" aria-label="Shortcuts">
        <a href="${appUrl}">Open ${clientName}</a>
        <a href="/inbox">Verification inbox</a>
        <a href="${REFUSALS_PATH}">Refused requests</a>
        <a href="/.well-known/openid-configuration">Discovery document</a>
      </nav>
    </header>
    <div class="card">
      <h2 id="users-heading">Users</h2>
      <div class="table" role="region" aria-labelledby="users-heading" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Email</th>
              <th scope="col">Email is</th>
              <th scope="col">Subject</th>
              <th scope="col">Sessions</th>
            </tr>
          </thead>
          <tbody>
            ${users.list().map((user) => userRow(user, sessions.get(user.sub) ?? 0))}
          </tbody>
        </table>
      </div>
    </div>
    <div class="card">
      <h2 id="applications-heading">Applications</h2>
      <div class="table" role="region" aria-labelledby="applications-heading" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Application</th>
              <th scope="col">SDK</th>
              <th scope="col">Client ID</th>
              <th scope="col">Allowed callback</th>
            </tr>
          </thead>
          <tbody>
            ${applicationRow("Single-page", "auth0-react", SPA_CLIENT_ID, appUrl)}
            ${applicationRow("Regular web", "nextjs-auth0", WEB_CLIENT_ID, `${appUrl}/auth/callback`)}
          </tbody>
        </table>
      </div>
    </div>`;
  return layout({ title: `${clientName} | Local Auth0 tenant`, kind: "page", main });
}
