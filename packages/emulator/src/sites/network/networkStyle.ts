/** Style sheet of the demo site *Network*. */
export const networkStyle = `
:root { --accent: #0c6e62; --bubble: #dff0ec; }
@media (prefers-color-scheme: dark) { :root { --accent: #63d2bf; --bubble: #163a35; } }
.columns { display: grid; grid-template-columns: 15rem minmax(0, 1fr) 16rem; gap: 1.25rem; align-items: start; }
.side { position: sticky; inset-block-start: 5rem; }
.narrow { max-inline-size: 42rem; margin-inline: auto; }
.grow { flex: 1; } .start { align-items: start; } .end { justify-content: end; }
.post header h2 { font-size: 0.9375rem; } .post h2 a, h2 a, h3 a { color: inherit; }
.post form { padding-block-start: 0.625rem; border-block-start: 1px solid var(--line); }
.like { min-block-size: 2.125rem; border-color: transparent !important; color: var(--soft); }
.like .icon { inline-size: 1.125rem; block-size: 1.125rem; }
.like[aria-pressed='true'] { color: var(--accent); } .like[aria-pressed='true'] path { fill: currentColor; }
.profile { display: grid; justify-items: center; gap: 0.375rem; overflow: hidden; text-align: center; }
.profile .cover { inline-size: calc(100% + 2.5rem); block-size: 4.25rem; margin: -1.125rem -1.25rem 0; background: linear-gradient(115deg, var(--accent), color-mix(in srgb, var(--accent) 45%, var(--ground))); }
.profile .avatar { inline-size: 4.5rem; block-size: 4.5rem; margin-block-start: -2.5rem; border: 3px solid var(--card); font-size: 1.75rem; }
.profile h2 { font-size: 0.9375rem; }
.profile.start { justify-items: start; text-align: start; } .profile.start .cover { block-size: 6.5rem; }
.profile.start .avatar { inline-size: 6rem; block-size: 6rem; margin-block-start: -3.5rem; font-size: 2.25rem; }
.profile .button { margin-block-start: 0.5rem; } .profile .row { gap: 0.25rem; } .profile .row .icon { inline-size: 1rem; block-size: 1rem; }
dl { inline-size: 100%; margin-block: 0.5rem 0.25rem; padding-block-start: 0.625rem; border-block-start: 1px solid var(--line); font-size: 0.8125rem; }
dl div { display: flex; justify-content: space-between; padding-block: 0.125rem; } dt { color: var(--soft); } dd { margin: 0; font-weight: 650; font-variant-numeric: tabular-nums; }
.entries { padding: 0.375rem; } .entries h2 { padding: 0.5rem 0.75rem; font-size: 1.0625rem; }
.entry { padding: 0.625rem 0.75rem; border-radius: 0.625rem; color: inherit; } a.entry:hover, a.entry[aria-current] { background: var(--hover); text-decoration: none; }
.entry .between { flex-wrap: nowrap; gap: 0.5rem; } .entry small { white-space: nowrap; }
.preview { display: block; overflow: hidden; text-overflow: ellipsis; }
.entry:not(.unread) strong { font-weight: 550; } .unread .preview { color: var(--ink); font-weight: 550; }
.dot { flex: none; inline-size: 0.5625rem; block-size: 0.5625rem; border-radius: 50%; background: var(--accent); }
.messages { display: grid; grid-template-columns: 20rem minmax(0, 1fr); gap: 1.25rem; align-items: start; }
.thread > header { padding-block-end: 0.875rem; border-block-end: 1px solid var(--line); } .back { display: none; }
.bubbles { display: grid; gap: 0.75rem; }
.bubbles li { display: grid; justify-items: start; gap: 0.125rem; max-inline-size: 85%; } .bubbles p { padding: 0.5rem 0.875rem; border-radius: 1rem; border-end-start-radius: 0.25rem; background: var(--hover); }
.bubbles .mine { justify-self: end; justify-items: end; } .mine p { border-end-start-radius: 1rem; border-end-end-radius: 0.25rem; background: var(--bubble); }
.reply { display: flex; gap: 0.75rem; align-items: end; } .reply textarea { min-block-size: 3.5rem; }
@media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr) 15rem; } .wide { display: none; } .side { position: static; } }
@media (max-width: 44rem) {
  .columns, .messages { grid-template-columns: minmax(0, 1fr); }
  .open .list, .messages > .empty { display: none; } .back { display: inline; font-size: 0.8125rem; }
}
`;
