/** Style sheet of the hosted page. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #f4f5f7; --glow: #e6ebf5; --card: #fff; --ink: #14181f; --soft: #5a6474; --line: #dfe3ea;
  --field: #fff; --accent: #2a4fd0; --accent-ink: #fff; --accent-hover: #2241b2; --wrong: #b3261e;
  --wrong-ground: #fdf0ef; --good: #14724a; --good-ground: #e5f5ec; --note: #6b4e00; --note-ground: #fff4d6;
  --shadow: 0 1px 2px rgb(20 24 31 / 6%), 0 12px 32px -12px rgb(20 24 31 / 18%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0d0f13; --glow: #161c2b; --card: #16191f; --ink: #eef1f6; --soft: #a0a9b8; --line: #2b303a;
    --field: #0f1217; --accent: #8fa9ff; --accent-ink: #0c1330; --accent-hover: #a9bdff; --wrong: #ff9d94;
    --wrong-ground: #341816; --good: #7ddcab; --good-ground: #10301f; --note: #f3cf72; --note-ground: #302608;
    --shadow: 0 1px 2px rgb(0 0 0 / 40%), 0 16px 40px -16px rgb(0 0 0 / 70%);
  }
}
* { box-sizing: border-box; margin: 0; }
body {
  display: flex; flex-direction: column; align-items: center; min-block-size: 100dvh; gap: 1rem;
  padding: clamp(1rem, 4vh, 2.5rem) 1rem 1rem; color: var(--ink);
  background: radial-gradient(60rem 30rem at 50% -10rem, var(--glow), transparent) var(--ground);
  font: 400 0.9375rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; -webkit-font-smoothing: antialiased;
}
.bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.375rem 0.75rem; inline-size: min(100%, 25rem); }
.brand { display: flex; align-items: center; gap: 0.5rem; font-weight: 600; letter-spacing: -0.01em; }
.brand svg { inline-size: 1.25rem; block-size: 1.25rem; color: var(--accent); }
.badge { padding: 0.125rem 0.5rem; border-radius: 99px; background: var(--note-ground); color: var(--note); font-size: 0.75rem; font-weight: 500; }
main { position: relative; inline-size: min(100%, 25rem); margin-block: auto; padding: clamp(1.25rem, 6vw, 2rem); border: 1px solid var(--line); border-radius: 1rem; background: var(--card); box-shadow: var(--shadow); }
.site { display: flex; align-items: center; gap: 0.875rem; margin-block-end: 1.5rem; }
.site div { min-inline-size: 0; }
.avatar { flex: none; display: grid; place-items: center; inline-size: 3rem; block-size: 3rem; border-radius: 0.75rem; color: #fff; font-size: 1.375rem; font-weight: 600; text-transform: uppercase; }
.tone-0 { background: #3457c9; } .tone-1 { background: #0f7a6c; } .tone-2 { background: #9a4a12; }
.tone-3 { background: #7a3fb0; } .tone-4 { background: #a82f5b; } .tone-5 { background: #2f6a8f; }
h1 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.015em; overflow-wrap: anywhere; text-wrap: balance; }
.host { display: flex; align-items: center; gap: 0.3125rem; color: var(--soft); font-size: 0.875rem; overflow-wrap: anywhere; }
.host svg { flex: none; inline-size: 0.8125rem; block-size: 0.8125rem; }
form { display: grid; gap: 1rem; }
label { display: block; margin-block-end: 0.375rem; font-size: 0.875rem; font-weight: 500; }
input, select { inline-size: 100%; min-block-size: 2.75rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--field); color: inherit; font: inherit; font-size: 1rem; transition: border-color 120ms, box-shadow 120ms; }
input:hover, select:hover { border-color: var(--soft); }
input[aria-invalid='true'] { border-color: var(--wrong); }
.code { font-variant-numeric: tabular-nums; letter-spacing: 0.35em; text-align: center; font-size: 1.25rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.hint { color: var(--soft); font-size: 0.8125rem; }
.wrong { display: flex; gap: 0.5rem; padding: 0.625rem 0.75rem; border-radius: 0.5rem; background: var(--wrong-ground); color: var(--wrong); font-size: 0.875rem; font-weight: 500; }
.wrong:empty, .status:empty { display: none; }
.status { color: var(--soft); font-size: 0.875rem; text-align: center; }
.actions { display: grid; gap: 0.5rem; }
button { min-block-size: 2.75rem; padding: 0.5rem 1rem; border: 1px solid transparent; border-radius: 0.5rem; background: var(--accent); color: var(--accent-ink); font: inherit; font-weight: 600; cursor: pointer; transition: background-color 120ms; }
button:hover { background: var(--accent-hover); }
button.quiet { margin-block-end: -0.75rem; background: transparent; color: var(--soft); font-weight: 500; }
button.quiet:hover { background: var(--ground); color: var(--ink); }
button:disabled { cursor: progress; opacity: 0.65; }
button[data-busy]::after, .spinner { content: ''; display: inline-block; inline-size: 0.875em; block-size: 0.875em; margin-inline-start: 0.5em; border: 2px solid currentcolor; border-inline-end-color: transparent; border-radius: 50%; vertical-align: -0.1em; animation: turn 800ms linear infinite; }
.spinner { inline-size: 2rem; block-size: 2rem; margin: 0 auto; color: var(--accent); }
.close[data-busy]::after { content: none; }
@keyframes turn { to { rotate: 1turn; } }
.close { position: absolute; inset-block-start: 0.75rem; inset-inline-end: 0.75rem; display: grid; place-items: center; inline-size: 2.25rem; min-block-size: 2.25rem; padding: 0; background: transparent; color: var(--soft); }
.close:hover { background: var(--ground); color: var(--ink); }
.close svg { inline-size: 1rem; block-size: 1rem; }
.outcome { display: grid; justify-items: center; gap: 0.5rem; padding-block: 0.5rem; margin-block-end: 1.5rem; text-align: center; }
.outcome:last-child { margin-block-end: 0; }
.outcome p { color: var(--soft); overflow-wrap: anywhere; text-wrap: balance; }
.outcome strong { color: var(--ink); font-weight: 600; }
.mark { display: grid; place-items: center; inline-size: 3.5rem; block-size: 3.5rem; margin-block-end: 0.5rem; border-radius: 50%; background: var(--good-ground); color: var(--good); }
.mark.bad { background: var(--wrong-ground); color: var(--wrong); }
.mark svg { inline-size: 1.75rem; block-size: 1.75rem; }
footer { inline-size: min(100%, 25rem); color: var(--soft); font-size: 0.8125rem; }
details { border: 1px dashed transparent; border-radius: 0.75rem; }
details[open] { border-color: var(--line); }
summary { padding: 0.5rem 0.75rem; border-radius: 0.75rem; cursor: pointer; text-align: center; }
details form { grid-template-columns: 1fr auto; align-items: end; gap: 0.5rem; padding: 0.25rem 0.75rem 0.75rem; }
details .hint { grid-column: 1 / -1; }
details select { min-block-size: 2.5rem; font-size: 0.875rem; }
details button { min-block-size: 2.5rem; border-color: var(--line); background: var(--card); color: var(--ink); }
details button:hover { background: var(--ground); }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; animation-duration: 4s !important; } }
`;
