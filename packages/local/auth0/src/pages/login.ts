import { loginPath, signupPath } from "../oidc/interaction-url";
import { initials } from "../users/claims";
import type { SampleUser } from "@repo/local-kit/sample-users";
import { alert, field } from "./field";
import { html, type Html } from "@repo/local-kit/html";
import { brand, layout } from "./layout";

export interface LoginPage {
  uid: string;
  clientName: string;
  email: string;
  error?: string;
  samples: readonly SampleUser[];
}

const sampleCard = (action: string, { email, name, password }: SampleUser): Html =>
  html`<li>
    <img src="/avatars/${encodeURIComponent(initials(name))}" alt="" width="40" height="40" />
    <div>
      <p>${email}</p>
      <p class="muted small">Password <code>${password}</code></p>
    </div>
    <form method="post" action="${action}">
      <button name="sample" value="${email}">Continue as ${name}</button>
    </form>
  </li>`;

const samplesPanel = (action: string, samples: readonly SampleUser[]): Html =>
  html`<section class="samples" aria-labelledby="samples-heading">
    <h2 id="samples-heading">Sample users</h2>
    <p class="muted small">Known to this tenant from the start. One click logs in.</p>
    <ul>
      ${samples.map((sample) => sampleCard(action, sample))}
    </ul>
  </section>`;

/** The login form. It needs no script; the typed email survives an error. */
export function loginPage({ uid, clientName, email, error, samples }: LoginPage): string {
  const action = loginPath(uid);
  const describedBy = error === undefined ? undefined : "login-error";
  const main = html`<div class="card">
      ${brand(clientName)}
      <header>
        <h1>Welcome</h1>
        <p class="muted">Log in to continue to ${clientName}.</p>
      </header>
      ${error !== undefined && alert("login-error", error)}
      <form class="fields" method="post" action="${action}" novalidate>
        ${field({
          // The names that Auth0's own login page has, which suites that were written for it look for.
          name: "username",
          label: "Email address",
          type: "email",
          autocomplete: "username",
          value: email,
          autofocus: email === "",
          describedBy,
        })}
        ${field({
          name: "password",
          label: "Password",
          type: "password",
          autocomplete: "current-password",
          autofocus: email !== "",
          describedBy,
        })}
        <button type="submit" class="primary" name="action" value="default">Continue</button>
      </form>
      <div class="row small">
        <p>Don't have an account? <a href="${signupPath(uid)}">Sign up</a></p>
        <form method="post" action="${action}">
          <button class="link" name="action" value="cancel">Cancel</button>
        </form>
      </div>
    </div>
    ${samples.length > 0 && samplesPanel(action, samples)}`;
  const kind = samples.length > 0 ? "sign-in with-samples" : "sign-in";
  return layout({ title: `Log in | ${clientName}`, kind, main });
}
