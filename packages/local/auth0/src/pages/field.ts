import { html, type Html } from "@repo/local-kit/html";

export interface Field {
  name: string;
  label: string;
  type: "email" | "password" | "text";
  autocomplete: string;
  value?: string;
  note?: string;
  error?: string;
  /** The id of an error shown elsewhere that is about this field too. */
  describedBy?: string;
  autofocus?: boolean;
}

/** A labelled input; its note and error are its accessible description. */
export function field(options: Field): Html {
  const { name, label, type, autocomplete, value, note, error, describedBy, autofocus } = options;
  const descriptions = [describedBy, error && `${name}-error`, note && `${name}-note`]
    .filter(Boolean)
    .join(" ");
  const invalid = error !== undefined || describedBy !== undefined;
  return html`<div>
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      autocomplete="${autocomplete}"
      value="${value}"
      required
      ${type === "email" && html`inputmode="email" autocapitalize="none" spellcheck="false"`}
      ${invalid && html`aria-invalid="true"`}
      ${descriptions !== "" && html`aria-describedby="${descriptions}"`}
      ${autofocus && html`autofocus`}
    />
    ${error !== undefined && html`<p class="field-error" id="${name}-error">${error}</p>`}
    ${note !== undefined && html`<p class="field-note" id="${name}-note">${note}</p>`}
  </div>`;
}

/** An error announced at once. `id` ties it to the fields it is about. */
export const alert = (id: string, message: string): Html =>
  html`<p class="alert" role="alert" id="${id}">${message}</p>`;
