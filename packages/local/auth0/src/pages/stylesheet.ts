/** The only stylesheet, inline on every page: allowed by its hash, so keep it a constant. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --paper: #f5f8f4; --card: #ffffff; --ink: #14211b; --muted: #51615a; --line: #d9e2da; --field: #7d8b82;
  --accent: #263f97; --accent-strong: #1b2f78; --on-accent: #ffffff; --tint: #e6ebfa;
  --danger: #a3211d; --danger-tint: #fcecea; --warn: #7a4a00; --warn-tint: #fbf1dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f1512; --card: #161e1a; --ink: #e9f0ec; --muted: #a3b3aa; --line: #2b3731; --field: #6d7e75;
    --accent: #adbfff; --accent-strong: #c6d2ff; --on-accent: #111b45; --tint: #222c4d;
    --danger: #ff9c94; --danger-tint: #351b19; --warn: #f0c674; --warn-tint: #322712;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink);
  font: 16px/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
main { flex: 1; width: 100%; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1, h2, p, ul, dl, dd { margin: 0; }
h1 { font-size: 1.6rem; line-height: 1.2; letter-spacing: -0.02em; }
h2 { font-size: 1.05rem; line-height: 1.3; letter-spacing: -0.01em; }
a { color: var(--accent); text-underline-offset: 0.18em; }
a:hover { color: var(--accent-strong); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
code { font: 0.86em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.muted { color: var(--muted); }
.small { font-size: 0.875rem; }
.stack > * + * { margin-top: 1rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.75rem; }
.brand { display: flex; align-items: center; gap: 0.6rem; font-weight: 650; letter-spacing: -0.01em; }
.brand svg { width: 2rem; height: 2rem; color: var(--accent); }
.brand svg path { stroke: var(--on-accent); }

/* Login and sign-up */
.sign-in { max-width: 26rem; display: grid; gap: 1.25rem; align-content: center; }
.sign-in .card > * + * { margin-top: 1.25rem; }
.sign-in header > * + * { margin-top: 0.35rem; }
.sign-in .brand { margin-bottom: 1.4rem; }
@media (min-width: 56rem) {
  .sign-in { max-width: 54rem; }
  .sign-in.with-samples { grid-template-columns: 26rem 1fr; align-items: center; }
  .sign-in:not(.with-samples) { max-width: 28rem; }
}
form.fields { display: grid; gap: 1rem; }
label { display: block; margin-bottom: 0.35rem; font-size: 0.9rem; font-weight: 600; }
input {
  width: 100%; padding: 0.7rem 0.8rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--field); border-radius: 9px;
}
input:focus-visible { outline-offset: 0; border-color: var(--accent); }
input[aria-invalid="true"] { border-color: var(--danger); }
.field-note { margin-top: 0.3rem; font-size: 0.85rem; color: var(--muted); }
.field-error { margin-top: 0.3rem; font-size: 0.85rem; color: var(--danger); }
button {
  font: inherit; font-weight: 600; cursor: pointer; padding: 0.7rem 1rem; border-radius: 9px;
  border: 1px solid var(--line); background: var(--card); color: var(--ink);
}
button:hover { border-color: var(--accent); }
button.primary { width: 100%; border-color: transparent; background: var(--accent); color: var(--on-accent); }
button.primary:hover { background: var(--accent-strong); }
button.link { padding: 0.15rem 0; border: 0; background: none; color: var(--muted); font-weight: 500; text-decoration: underline; text-underline-offset: 0.18em; }
button.link:hover { color: var(--ink); }
.row { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 1rem; }
.alert { padding: 0.7rem 0.85rem; border-radius: 9px; background: var(--danger-tint); color: var(--danger); font-weight: 550; }
.samples { padding: 0.5rem 0.25rem; }
@media (min-width: 56rem) { .samples { padding: 0.5rem 1.75rem; } }
.samples ul { list-style: none; padding: 0; margin: 1rem 0 0; display: grid; gap: 0.75rem; }
.samples li {
  display: grid; grid-template-columns: auto 1fr; align-items: center; gap: 0.75rem; padding: 0.9rem;
  border: 1px solid var(--line); border-radius: 12px; overflow-wrap: anywhere;
}
.samples img { width: 2.5rem; height: 2.5rem; border-radius: 50%; }
.samples form { grid-column: 1 / -1; }
.samples button { width: 100%; padding: 0.5rem 1rem; }

/* Dashboard, inbox, messages */
.page { max-width: 60rem; }
.page > * + * { margin-top: 1.75rem; }
.message { max-width: 36rem; display: grid; align-content: center; }
.lede { max-width: 44rem; font-size: 1.05rem; color: var(--muted); }
.table { overflow-x: auto; margin-top: 0.9rem; }
table { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
th, td { padding: 0.6rem 1rem 0.6rem 0; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--muted); font-size: 0.8rem; font-weight: 600; }
tbody th { font-weight: 600; }
td code, tbody th { white-space: nowrap; }
td.number { font-variant-numeric: tabular-nums; }
.badge { display: inline-block; padding: 0.1rem 0.55rem; border-radius: 99px; font-size: 0.8rem; font-weight: 600; white-space: nowrap; }
.badge.yes { background: var(--tint); color: var(--accent); }
.badge.no { background: var(--warn-tint); color: var(--warn); }
.messages { list-style: none; padding: 0; display: grid; gap: 1rem; }
.messages .card > * + * { margin-top: 0.6rem; }
footer { padding: 1.25rem; text-align: center; font-size: 0.875rem; color: var(--muted); }
nav.links { display: inline-flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
`;
