/** Style sheet of all demo sites. Each site sets `--accent` and adds its own rules. */
export const siteStyle = `
:root {
  color-scheme: light dark;
  --ground: #f5f5f3; --card: #fff; --ink: #1a1c1e; --soft: #5d6268; --line: #e2e2de; --field: #fff; --hover: #f0f0ed;
  --wrong: #a8251c; --wrong-ground: #fcedeb; --good: #14684a; --good-ground: #e3f4ea; --accent-ink: #fff;
  --shadow: 0 1px 2px rgb(20 22 24 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #101214; --card: #191c1f; --ink: #eceef0; --soft: #a1a8af; --line: #2c3035; --field: #121416; --hover: #22262a;
    --wrong: #ff9f95; --wrong-ground: #351916; --good: #7fdcb0; --good-ground: #11301f; --accent-ink: #0d1110; --shadow: none;
  }
}
* { box-sizing: border-box; margin: 0; }
html { scroll-padding-block-start: 4.5rem; }
body { display: flex; flex-direction: column; min-block-size: 100dvh; background: var(--ground); color: var(--ink); font: 400 0.9375rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; -webkit-font-smoothing: antialiased; }
h1, h2, h3 { line-height: 1.3; font-weight: 650; letter-spacing: -0.012em; overflow-wrap: anywhere; text-wrap: balance; }
h1 { font-size: 1.375rem; } h2 { font-size: 1.0625rem; } h3 { font-size: 0.9375rem; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
ul, ol { padding: 0; list-style: none; }
p, li, td, bdi { overflow-wrap: anywhere; }
small, .soft { color: var(--soft); font-size: 0.8125rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -4rem; z-index: 3; padding: 0.5rem 0.875rem; border-radius: 0.5rem; background: var(--card); }
.skip:focus { inset-block-start: 0.5rem; }
.icon { flex: none; inline-size: 1.25rem; block-size: 1.25rem; }
.logo { flex: none; inline-size: 1.75rem; block-size: 1.75rem; color: var(--accent-ink); } .logo .tile { fill: var(--accent); }

.top { position: sticky; inset-block-start: 0; z-index: 2; display: flex; align-items: center; gap: 0.5rem 1rem; padding: 0.5rem max(1rem, (100% - 68rem) / 2); border-block-end: 1px solid var(--line); background: var(--card); }
.brand { display: flex; align-items: center; gap: 0.5rem; color: var(--ink); font-size: 1.0625rem; font-weight: 700; letter-spacing: -0.02em; } .brand:hover { text-decoration: none; }
.search { position: relative; flex: 1 0 11rem; max-inline-size: 20rem; color: var(--soft); }
.search .icon { position: absolute; inset-block-start: 0.6875rem; inset-inline-start: 0.75rem; inline-size: 1.125rem; block-size: 1.125rem; pointer-events: none; }
.search input { min-block-size: 2.5rem; padding-inline-start: 2.25rem; border-color: transparent; border-radius: 99px; background: var(--ground); }
nav { display: flex; gap: 0.25rem; margin-inline-start: auto; }
nav a { position: relative; display: flex; align-items: center; gap: 0.4375rem; min-block-size: 2.5rem; padding: 0.25rem 0.75rem; border-radius: 0.5rem; color: var(--soft); font-size: 0.875rem; font-weight: 550; }
nav a:hover { background: var(--hover); color: var(--ink); text-decoration: none; }
nav a[aria-current] { color: var(--accent); background: var(--hover); }
.count { min-inline-size: 1.125rem; padding: 0 0.3125rem; border-radius: 99px; background: var(--accent); color: var(--accent-ink); font-size: 0.6875rem; font-weight: 700; line-height: 1.125rem; text-align: center; }
.me { display: flex; align-items: center; gap: 0.5rem; min-inline-size: 0; max-inline-size: 12rem; font-size: 0.8125rem; color: var(--soft); }
.me bdi { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.avatar { flex: none; display: grid; place-items: center; inline-size: 2.5rem; block-size: 2.5rem; border-radius: 50%; color: #fff; font-weight: 600; text-transform: uppercase; }
.me .avatar { inline-size: 1.875rem; block-size: 1.875rem; font-size: 0.875rem; }
.tone-0 { background: #3457c9; } .tone-1 { background: #0f7a6c; } .tone-2 { background: #9a4a12; }
.tone-3 { background: #7a3fb0; } .tone-4 { background: #a82f5b; } .tone-5 { background: #2f6a8f; }

main { flex: 1; inline-size: min(100% - 2rem, 68rem); margin: 1.5rem auto; }
.card { padding: 1.125rem 1.25rem; border: 1px solid var(--line); border-radius: 0.875rem; background: var(--card); box-shadow: var(--shadow); }
.stack { display: grid; gap: 1rem; align-content: start; } .stack > * { min-inline-size: 0; }
.row { display: flex; align-items: center; gap: 0.75rem; } .row > :not(.avatar, .icon) { min-inline-size: 0; }
.between { justify-content: space-between; flex-wrap: wrap; }
.text { white-space: pre-line; }
form.stack { gap: 0.75rem; }
label { display: block; margin-block-end: 0.3125rem; font-size: 0.8125rem; font-weight: 600; }
input, select, textarea { display: block; inline-size: 100%; min-block-size: 2.625rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 0.5625rem; background: var(--field); color: var(--ink); font: inherit; }
textarea { min-block-size: 5rem; resize: vertical; }
input:hover, select:hover, textarea:hover { border-color: var(--soft); }
[aria-invalid] { border-color: var(--wrong); }
::placeholder { color: var(--soft); opacity: 1; }
button, .button { display: inline-flex; align-items: center; justify-content: center; gap: 0.4375rem; min-block-size: 2.5rem; padding: 0.375rem 1.125rem; border: 1px solid transparent; border-radius: 99px; background: var(--accent); color: var(--accent-ink); font: inherit; font-size: 0.875rem; font-weight: 600; cursor: pointer; }
button:hover, .button:hover { filter: brightness(1.08); text-decoration: none; }
button.quiet, .button.quiet { border-color: var(--line); background: transparent; color: var(--ink); }
button.quiet:hover, .button.quiet:hover { background: var(--hover); filter: none; }
.problem, .done { padding: 0.625rem 0.875rem; border-radius: 0.5625rem; font-size: 0.875rem; font-weight: 500; }
.problem { background: var(--wrong-ground); color: var(--wrong); }
.done { background: var(--good-ground); color: var(--good); }
.empty { padding: 2rem 1rem; color: var(--soft); text-align: center; }
.message { display: grid; gap: 0.625rem; justify-items: center; padding-block: 3rem; text-align: center; }
.signed-out { display: grid; place-content: center; justify-items: center; gap: 0.75rem; max-inline-size: 27rem; text-align: center; }
.signed-out .logo { inline-size: 3.5rem; block-size: 3.5rem; margin-block-end: 0.5rem; }
.signed-out p { color: var(--soft); text-wrap: balance; }
.hint { margin-block-start: 0.75rem; padding: 0.875rem 1rem; border: 1px dashed var(--line); border-radius: 0.75rem; font-size: 0.8125rem; }
.hint svg { inline-size: 0.8125rem; block-size: 0.8125rem; vertical-align: -0.1em; }
footer { padding: 1rem; color: var(--soft); font-size: 0.75rem; text-align: center; }
@media (max-width: 60rem) {
  html { scroll-padding-block-start: 7.5rem; }
  .top { flex-wrap: wrap; padding-block-end: 0; }
  .search { max-inline-size: none; } .me { order: 1; gap: 0; } .brand { gap: 0; }
  .me bdi, .brand span { position: absolute; inline-size: 1px; overflow: hidden; clip-path: inset(50%); }
  nav { order: 2; flex: 1 0 100%; justify-content: space-around; margin: 0; }
  nav a { flex: 1; flex-direction: column; gap: 0; justify-content: center; padding: 0.25rem; border-radius: 0; font-size: 0.6875rem; }
  nav a[aria-current] { background: none; box-shadow: inset 0 -2px var(--accent); }
  nav .count { position: absolute; inset-block-start: 0.125rem; inset-inline-start: calc(50% + 0.25rem); }
}
@media (max-width: 44rem) { main { margin-block: 1rem; inline-size: min(100% - 1.5rem, 68rem); } }
`;
