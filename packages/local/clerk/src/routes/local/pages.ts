import { html } from "@repo/local-kit/html";
import { time } from "@repo/local-kit/pages";
import { Hono } from "hono";

import { avatarDataUrl } from "#avatar";
import type { Instance } from "#instance";
import type { StoredSession, User } from "#store/model";
import { activeSessionsOfUser, isActive } from "#store/sessions";
import { findUser, fullName } from "#store/users";
import { describeUserAgent } from "#user-agent";
import { DEVELOPMENT_CODE } from "#verification";
import { layout } from "./layout";

/** The pages run no script and load nothing; avatars are data: URLs. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

function userRow(instance: Instance, user: User) {
  const sessions = activeSessionsOfUser(instance.store.state, user.id).length;
  const verified = user.emailVerified
    ? html`<span class="ok">verified</span>`
    : html`<span class="warn">not verified</span>`;
  return html`<tr>
    <td><img src="${avatarDataUrl(user)}" alt="" />${fullName(user) ?? "(no name)"}</td>
    <td>${user.email}<br />${verified}</td>
    <td>
      ${user.samplePassword === null ? html`<span class="soft">their own</span>` : html`<code>${user.samplePassword}</code>`}
    </td>
    <td>
      <form method="post" action="/_local/revoke">
        <input type="hidden" name="email" value="${user.email}" />
        <button aria-label="Sign ${user.email} out everywhere" ${sessions === 0 ? "disabled" : ""}>
          Sign out everywhere (${sessions})
        </button>
      </form>
    </td>
  </tr>`;
}

function sessionRow(instance: Instance, session: StoredSession) {
  const { browser, device } = describeUserAgent(session.userAgent);
  return html`<tr>
    <td>${findUser(instance.store.state, session.userId)?.email}</td>
    <td>${browser} on ${device}</td>
    <td>${session.origin ?? html`<span class="soft">no page</span>`}</td>
    <td>${time(session.createdAt)}</td>
  </tr>`;
}

function dashboard(instance: Instance) {
  const { state } = instance.store;
  const sessions = state.sessions.filter(isActive).toReversed();
  return html`
    <h1>Local Clerk instance</h1>
    <p>
      The app signs in here instead of at Clerk, with Clerk's own SDKs and components. Nothing leaves this
      machine. Every email code is <code>${DEVELOPMENT_CODE}</code>.
    </p>
    ${instance.appUrl === undefined ? "" : html`<p><a href="${instance.appUrl}">Open the app</a></p>`}
    <h2 id="users">Users</h2>
    <div class="card" role="region" aria-labelledby="users" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Email address</th>
            <th scope="col">Password</th>
            <th scope="col">Sessions</th>
          </tr>
        </thead>
        <tbody>
          ${state.users.map((user) => userRow(instance, user))}
        </tbody>
      </table>
    </div>
    <h2 id="sessions">Active sessions</h2>
    <div class="card" role="region" aria-labelledby="sessions" tabindex="0">
      ${
        sessions.length === 0
          ? html`<p class="empty">Nobody is signed in.</p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">User</th>
                  <th scope="col">Device</th>
                  <th scope="col">Signed in at</th>
                  <th scope="col">Since</th>
                </tr>
              </thead>
              <tbody>
                ${sessions.map((session) => sessionRow(instance, session))}
              </tbody>
            </table>`
      }
    </div>
    <h2>Settings</h2>
    <dl class="card">
      <dt>Issuer</dt>
      <dd><code>${instance.issuer}</code></dd>
      <dt>Publishable key</dt>
      <dd><code>${instance.keys.publishableKey}</code></dd>
      <dt>Session tokens last</dt>
      <dd>${instance.sessionTokenLifetime.get()} seconds</dd>
    </dl>
  `;
}

function inbox(instance: Instance) {
  const messages = instance.store.state.messages.toReversed();
  return html`
    <h1>Inbox</h1>
    <p>The codes the instance would have sent by email, newest first. Reload to see new ones.</p>
    <div class="card" role="region" aria-label="Messages" tabindex="0">
      ${
        messages.length === 0
          ? html`<p class="empty">
              No code was sent yet. Sign up, or sign in with a code, and it arrives here.
            </p>`
          : html`<table>
              <thead>
                <tr>
                  <th scope="col">To</th>
                  <th scope="col">Code</th>
                  <th scope="col">Subject</th>
                  <th scope="col">Sent</th>
                </tr>
              </thead>
              <tbody>
                ${messages.map(
                  (message) =>
                    html`<tr>
                      <td>${message.to}</td>
                      <td><code class="code">${message.code}</code></td>
                      <td>${message.subject}</td>
                      <td>${time(message.sentAt)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
      }
    </div>
  `;
}

/** The pages a developer opens: who is there, and which codes were sent. */
export function pageRoutes(instance: Instance): Hono {
  const app = new Hono();
  app.get("/", (c) => {
    c.header("Content-Security-Policy", POLICY);
    return c.html(layout("/", "Users and sessions", dashboard(instance)).markup);
  });
  app.get("/inbox", (c) => {
    c.header("Content-Security-Policy", POLICY);
    return c.html(layout("/inbox", "Inbox", inbox(instance)).markup);
  });
  return app;
}
