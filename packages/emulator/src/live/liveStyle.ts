/** Style sheet of the live view. */
export const liveStyle = `
:root { color-scheme: light dark; --ground: #fff; --chrome: #eceef2; --ink: #14181f; --soft: #5a6474; --line: #dfe3ea; --field: #fff; --good: #14724a; --good-ground: #ddf3e6; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #121419; --chrome: #1d2027; --ink: #eef1f6; --soft: #a0a9b8; --line: #2b303a; --field: #121419; --good: #7ddcab; --good-ground: #10301f; }
}
* { box-sizing: border-box; margin: 0; }
body { display: flex; flex-direction: column; min-block-size: 100dvh; background: var(--ground); color: var(--ink); font: 400 0.9375rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
header { display: flex; align-items: center; gap: 0.75rem; padding: 0.5rem 0.75rem; border-block-end: 1px solid var(--line); background: var(--chrome); }
.dots { flex: none; inline-size: 2.625rem; block-size: 0.625rem; opacity: 0.45; background: radial-gradient(circle at center, var(--soft) 0.3125rem, transparent 0.34rem) 0 0 / 1rem 0.625rem round; }
.address { flex: 1; display: flex; align-items: center; gap: 0.375rem; min-inline-size: 0; padding: 0.25rem 0.75rem; border-radius: 99px; background: var(--field); color: var(--soft); font-size: 0.8125rem; overflow: hidden; white-space: nowrap; }
.address bdi { overflow: hidden; text-overflow: ellipsis; }
.address svg { flex: none; inline-size: 0.75rem; block-size: 0.75rem; }
.live { flex: none; padding: 0.125rem 0.5rem; border-radius: 99px; background: var(--good-ground); color: var(--good); font-size: 0.75rem; font-weight: 600; }
main { flex: 1; display: grid; place-content: center; justify-items: center; gap: 0.75rem; padding: 1.5rem 1rem; text-align: center; }
h1 { font-size: 1.25rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.015em; overflow-wrap: anywhere; }
p { color: var(--soft); font-size: 0.8125rem; }
ul { display: grid; gap: 0.5rem; padding: 0; list-style: none; }
li { display: flex; align-items: center; gap: 0.75rem; padding: 0.625rem 1rem; border: 1px solid var(--line); border-radius: 0.75rem; text-align: start; overflow-wrap: anywhere; }
li div { min-inline-size: 0; }
small { display: block; color: var(--soft); }
.avatar { flex: none; display: grid; place-items: center; inline-size: 3.5rem; block-size: 3.5rem; border-radius: 0.875rem; color: #fff; font-size: 1.5rem; font-weight: 600; text-transform: uppercase; }
li .avatar { inline-size: 2.25rem; block-size: 2.25rem; border-radius: 50%; font-size: 1rem; }
.tone-0 { background: #3457c9; } .tone-1 { background: #0f7a6c; } .tone-2 { background: #9a4a12; }
.tone-3 { background: #7a3fb0; } .tone-4 { background: #a82f5b; } .tone-5 { background: #2f6a8f; }
.live[data-state='Connecting'], .live[data-state='Ended'], .live[data-state='Crashed'] { background: var(--field); color: var(--soft); }
body:has(.screen) { block-size: 100dvh; }
.screen { display: flex; flex-direction: column; gap: 0; padding: 0; min-block-size: 0; }
.screen[data-state='Ended'] { justify-content: center; }
.screen[data-state='Ended'] .page, .screen[data-state='Ended'] .keys { display: none; }
.page { position: relative; flex: 1; min-block-size: 0; background: var(--chrome); cursor: default; }
.page:focus-within::after { content: ''; position: absolute; inset: 0; border: 3px solid #3457c9; pointer-events: none; }
.page textarea { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; padding: 0; border: 0; opacity: 0; resize: none; cursor: default; }
.page img { position: absolute; inset: 0; margin: auto; max-inline-size: 100%; max-block-size: 100%; }
.screen[data-state='Ended'] .notice { font-size: 1.25rem; }
.notice { padding: 0.375rem 0.75rem; }
.notice:empty { display: none; }
.keys { padding: 0.25rem 0.75rem; text-align: center; }
kbd { font: inherit; border: 1px solid var(--line); border-radius: 0.25rem; padding: 0 0.25rem; }
`;
