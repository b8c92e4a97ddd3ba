import { html, type Html } from './html.ts';

/** Cancel, inside a form of any step. With a target the script goes there; without script the server does. */
export function cancelButton(target: string | undefined): Html {
  const redirect = target !== undefined && html` data-redirect="${target}"`;
  return html`<button class="quiet" name="step" value="cancel" formnovalidate${redirect}>Cancel</button>`;
}
