/** Style sheet of the demo site *Notes*. */
export const notesStyle = `
:root { --accent: #a8481f; --ground: #faf8f4; --line: #e8e3d9; --hover: #f2eee5; --serif: ui-serif, Charter, 'Iowan Old Style', Georgia, 'Liberation Serif', serif; }
@media (prefers-color-scheme: dark) { :root { --accent: #f0a67f; --accent-ink: #2a1206; --ground: #131210; --card: #1b1a17; --line: #302d28; --field: #151412; --hover: #26231f; } }
h1 { font-family: var(--serif); font-size: 1.75rem; font-weight: 600; } h1.small { font-size: 1.25rem; }
.pages { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
.pages li { position: relative; display: grid; grid-template-rows: auto 1fr auto; gap: 0.5rem; min-block-size: 10rem; } .pages li:hover { border-color: var(--accent); }
.pages h2 { font-family: var(--serif); font-size: 1.1875rem; } .pages a { color: inherit; } .pages h2 a::after { content: ''; position: absolute; inset: 0; }
.preview { color: var(--soft); font-size: 0.875rem; }
.workspace { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 1.5rem; align-items: start; }
aside { position: sticky; inset-block-start: 5rem; } aside h2 { padding: 0 0.625rem 0.375rem; color: var(--soft); font-size: 0.75rem; }
aside a { display: flex; gap: 0.5rem; align-items: center; padding: 0.375rem 0.625rem; border-radius: 0.5rem; color: var(--ink); font-size: 0.875rem; }
aside a:hover, aside a[aria-current] { background: var(--hover); text-decoration: none; } aside a[aria-current] { font-weight: 600; }
aside span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } aside .icon { inline-size: 1.0625rem; block-size: 1.0625rem; color: var(--soft); }
.sheet { padding: clamp(1.25rem, 4vw, 2.5rem); } .sheet > header { margin-block-end: 0.75rem; } article h1 { font-size: 2rem; letter-spacing: -0.02em; }
.body { display: grid; gap: 0.375rem; margin-block-start: 1.25rem; max-inline-size: 40rem; font-size: 1rem; line-height: 1.65; }
.body h2 { margin-block-start: 0.75rem; font-family: var(--serif); font-size: 1.25rem; } .body p:empty { block-size: 0.25rem; }
.item { position: relative; padding-inline-start: 1.375rem; } .item::before { content: ''; position: absolute; inset-inline-start: 0.375rem; inset-block-start: 0.6875rem; inline-size: 0.3125rem; block-size: 0.3125rem; border-radius: 50%; background: var(--accent); }
.task { position: relative; padding-inline-start: 1.75rem; } .task::before { content: ''; position: absolute; inset-inline-start: 0; inset-block-start: 0.3125rem; inline-size: 1rem; block-size: 1rem; border: 1.5px solid var(--soft); border-radius: 0.25rem; }
.ready { color: var(--soft); text-decoration: line-through; } .ready::before { border-color: var(--accent); background: var(--accent); }
.ready::after { content: ''; position: absolute; inset-inline-start: 0.34375rem; inset-block-start: 0.40625rem; inline-size: 0.3125rem; block-size: 0.5625rem; border: solid var(--accent-ink); border-width: 0 2px 2px 0; rotate: 45deg; }
#text { font-size: 1rem; line-height: 1.6; } #marks { display: block; margin-block-start: 0.375rem; }
button, .button { border-radius: 0.5625rem; } .button .icon { inline-size: 1.0625rem; block-size: 1.0625rem; }
@media (max-width: 60rem) { aside { position: static; } }
@media (max-width: 44rem) { .workspace { grid-template-columns: minmax(0, 1fr); } aside { display: none; } }
`;
