import { loginPath, signupPath } from "../oidc/interaction-url";
import { alert, field } from "./field";
import { html } from "@repo/local-kit/html";
import { brand, layout } from "./layout";

export type SignupField = "email" | "name" | "password";

export interface SignupPage {
  uid: string;
  clientName: string;
  values: { email: string; name: string };
  errors: Partial<Record<SignupField, string>>;
}

/** The sign-up form. What was typed survives an error, except the password. */
export function signupPage({ uid, clientName, values, errors }: SignupPage): string {
  const action = signupPath(uid);
  const failed = Object.keys(errors).length > 0;
  const focused: SignupField =
    (["email", "name", "password"] as const).find((name) => errors[name] !== undefined) ?? "email";
  const main = html`<div class="card">
    ${brand(clientName)}
    <header>
      <h1>Create your account</h1>
      <p class="muted">Sign up to continue to ${clientName}.</p>
    </header>
    ${failed && alert("signup-error", "Your account was not created. Please correct what is marked below.")}
    <form class="fields" method="post" action="${action}" novalidate>
      ${field({
        name: "email",
        label: "Email address",
        type: "email",
        autocomplete: "username",
        value: values.email,
        error: errors.email,
        autofocus: focused === "email",
      })}
      ${field({
        name: "name",
        label: "Name",
        type: "text",
        autocomplete: "name",
        value: values.name,
        error: errors.name,
        autofocus: focused === "name",
      })}
      ${field({
        name: "password",
        label: "Password",
        type: "password",
        autocomplete: "new-password",
        note: errors.password === undefined ? "At least 8 characters." : undefined,
        error: errors.password,
        autofocus: focused === "password",
      })}
      <button type="submit" class="primary" name="action" value="default">Continue</button>
    </form>
    <div class="row small">
      <p>Already have an account? <a href="${loginPath(uid)}">Log in</a></p>
      <form method="post" action="${action}">
        <button class="link" name="action" value="cancel">Cancel</button>
      </form>
    </div>
  </div>`;
  return layout({ title: `Sign up | ${clientName}`, kind: "sign-in", main });
}
