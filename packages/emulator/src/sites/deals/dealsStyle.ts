/** Style sheet of the demo site *Deals*. */
export const dealsStyle = `
:root { --accent: #4747c2; --ground: #f4f5f8; --line: #e0e2ea; --hover: #eef0f6; }
@media (prefers-color-scheme: dark) { :root { --accent: #a9abff; --accent-ink: #10102b; --ground: #0f1116; --card: #171a21; --line: #2a2e39; --hover: #20242e; } }
.totals { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 0.75rem; }
.totals a { display: grid; padding: 0.75rem 1rem; color: inherit; } .totals a:hover { border-color: var(--accent); text-decoration: none; }
.totals strong { font-size: 1.25rem; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
.totals a[aria-current] { border-color: var(--accent); box-shadow: inset 0 -3px var(--accent); }
.filter { display: flex; gap: 0.5rem; align-items: center; } .filter label { margin: 0; } .filter select { inline-size: auto; min-block-size: 2.5rem; }
table.card { inline-size: 100%; padding: 0.25rem 0; border-spacing: 0; }
th, td { padding: 0.75rem 1.25rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: middle; }
tbody tr:last-child > * { border: 0; } tbody tr:hover { background: var(--hover); }
thead th { padding-block: 0.5rem; color: var(--soft); font-size: 0.75rem; font-weight: 600; }
tbody th { font-weight: 600; } tbody th a { color: inherit; } th small { display: block; font-weight: 400; } td { white-space: nowrap; }
.amount { text-align: end; font-variant-numeric: tabular-nums; }
.tag { display: inline-block; padding: 0.125rem 0.625rem; border-radius: 99px; background: color-mix(in srgb, var(--tone) 15%, var(--card)); color: color-mix(in srgb, var(--tone) 62%, var(--ink)); font-size: 0.8125rem; font-weight: 600; white-space: nowrap; }
.stage-0 { --tone: #6b7280; } .stage-1 { --tone: #1d7fc4; } .stage-2 { --tone: #8a4fd6; } .stage-3 { --tone: #c77a0a; } .stage-4 { --tone: #14804f; } .stage-5 { --tone: #c0392f; }
.progress { display: flex; gap: 0.25rem; }
.progress li { flex: 1; min-inline-size: 0; padding-block-start: 0.5rem; border-block-start: 4px solid var(--line); color: var(--soft); font-size: 0.8125rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.progress .past { border-color: color-mix(in srgb, var(--accent) 55%, var(--line)); } .progress .now { border-color: var(--accent); color: var(--ink); font-weight: 650; }
.trail { gap: 0.5rem; font-size: 0.8125rem; } .trail a { text-decoration: underline; text-underline-offset: 0.2em; } .trail span::before { content: '/'; margin-inline-end: 0.5rem; }
.record { display: grid; grid-template-columns: 20rem minmax(0, 1fr); gap: 1.25rem; align-items: start; }
dl { display: grid; gap: 0.75rem; } dt { color: var(--soft); font-size: 0.75rem; font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
.activity { display: grid; gap: 1.125rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); } .activity .row { align-items: start; }
.activity .avatar, .change { flex: none; display: grid; place-items: center; inline-size: 2rem; block-size: 2rem; border-radius: 50%; font-size: 0.875rem; } .change { background: var(--hover); color: var(--accent); } .change .icon { inline-size: 1rem; block-size: 1rem; }
button.quiet { border-radius: 0.5625rem; } button { border-radius: 0.5625rem; }
@media (max-width: 44rem) {
  .totals { grid-template-columns: repeat(2, minmax(0, 1fr)); } .record { grid-template-columns: minmax(0, 1fr); }
  .progress li { font-size: 0.6875rem; } .progress .now { flex: none; min-inline-size: 18%; }
  table, tbody { display: block; } thead { position: absolute; clip-path: inset(50%); }
  tbody tr { display: grid; grid-template-columns: auto 1fr auto; gap: 0.5rem 0.75rem; align-items: center; padding: 0.875rem 1rem; border-block-end: 1px solid var(--line); }
  tbody tr:last-child { border: 0; } tbody th, td { padding: 0; border: 0; font-size: 0.875rem; } tbody th { grid-column: 1 / -1; font-size: 0.9375rem; }
}
`;
