import { html, type Html } from '../../html/html.ts';

/** Renders the text of a page: headings, lists, tasks and paragraphs, one a line. */
export function renderBody(body: string): Html {
  return html`<div class="body">${body.split('\n').map(renderLine)}</div>`;
}

function renderLine(line: string): Html {
  const [, sign, text] = /^(# |- |\[[ x]\] )(.*)$/.exec(line) ?? [];
  if (sign === '# ') return html`<h2>${text}</h2>`;
  if (sign === '- ') return html`<p class="item">${text}</p>`;
  if (sign === undefined) return html`<p>${line}</p>`;
  const isDone = sign === '[x] ';
  return html`<p class="task${isDone && ' ready'}">
    <span class="hidden">${isDone ? 'Done: ' : 'To do: '}</span>${text}
  </p>`;
}
