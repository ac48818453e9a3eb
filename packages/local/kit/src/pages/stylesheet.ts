/** What the pages of local services look like: system fonts, in the light and in the dark, narrow and wide. */
export const stylesheet = `
:root { color-scheme: light dark; --bg: #f7f7f8; --card: #fff; --ink: #1b1b1f; --soft: #5a5a66; --line: #dcdce3; --accent: #5b34f0; --accent-ink: #fff; --ok: #11663a; --warn: #8a4600; }
@media (prefers-color-scheme: dark) { :root { --bg: #131316; --card: #1d1d22; --ink: #ededf2; --soft: #a9a9b8; --line: #34343d; --accent: #a894ff; --accent-ink: #17121f; --ok: #6fd69d; --warn: #f0b36a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 0; }
main { padding-bottom: 4rem; }
main:focus { outline: none; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
a { color: var(--accent); }
a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: .5rem 1rem; background: var(--accent); color: var(--accent-ink); border-radius: 0 0 .5rem .5rem; }
.skip:focus { top: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; margin: 2rem 0 .75rem; }
p { max-width: 44rem; margin: .5rem 0; }
.soft { color: var(--soft); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .625rem 1rem; border-bottom: 1px solid var(--line); vertical-align: middle; }
tr:last-child > * { border-bottom: 0; }
th { font-size: .875rem; color: var(--soft); font-weight: 600; white-space: nowrap; }
td img { width: 2rem; height: 2rem; border-radius: 50%; vertical-align: middle; margin-right: .625rem; }
code { font: .9em ui-monospace, monospace; }
.code { font-size: 1.25rem; letter-spacing: .15em; font-weight: 600; }
.ok { color: var(--ok); } .warn { color: var(--warn); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .375rem 1.5rem; margin: 0; padding: 1rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
button { font: inherit; font-size: .875rem; padding: .375rem .75rem; border-radius: .5rem; border: 1px solid var(--line); background: transparent; color: inherit; cursor: pointer; white-space: nowrap; }
button:hover { border-color: var(--accent); }
button:disabled { opacity: .6; cursor: default; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.empty { padding: 1.5rem 1rem; margin: 0; color: var(--soft); }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
`;
