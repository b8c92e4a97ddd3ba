import type { ApplicationRecord } from '../backend/records.ts';
import { demoOneTimeCode } from '../demo.ts';
import { cancelButton } from './cancelButton.ts';
import { hiddenFields } from './hiddenFields.ts';
import { html, type Html } from './html.ts';
import { siteHeader } from './siteHeader.ts';
import type { Visit } from './Visit.ts';

/** What the one-time code step shows. */
export interface OneTimeCodeForm {
  readonly visit: Visit;
  readonly application: ApplicationRecord;
  readonly error?: string;
  readonly cancelTarget: string | undefined;
}

/** The step that asks for a one-time code. */
export function oneTimeCodeForm({ visit, application, error, cancelTarget }: OneTimeCodeForm): Html {
  const invalid = error !== undefined && html` aria-invalid="true"`;
  return html`${siteHeader(application)}
    <form method="post" action="/identity/create" novalidate>
      ${hiddenFields(visit, 'one-time-code')}
      <p class="wrong" id="error" role="alert">${error}</p>
      <div>
        <label for="code">One-time code</label>
        <input
          class="code"
          id="code"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="6"
          aria-describedby="code-hint error"
          ${invalid}
          data-focus
        />
      </div>
      <p class="hint" id="code-hint">The emulator’s code is always ${demoOneTimeCode}.</p>
      <div class="actions">
        <button data-busy-text="Checking the code…">Verify</button>${cancelButton(cancelTarget)}
      </div>
      <p class="status" role="status" data-status></p>
    </form>`;
}
