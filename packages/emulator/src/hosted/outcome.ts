import { html, type Html } from './html.ts';
import { crossIcon } from './icons.ts';

/** A page that leads nowhere: a heading and a sentence. */
export function outcome(title: string, text: string): Html {
  return html`<div class="outcome">
    <span class="mark bad">${crossIcon}</span>
    <h1>${title}</h1>
    <p>${text}</p>
  </div>`;
}

/** A page that never comes to an end. */
export function endlessWait(): Html {
  return html`<div class="outcome" role="status">
    <span class="spinner"></span>
    <h1>Signing you in…</h1>
    <p>This scenario never finishes.</p>
  </div>`;
}
