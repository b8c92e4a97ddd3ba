import type { ApplicationRecord } from '../backend/records.ts';
import { demoCredentials } from '../demo.ts';
import { cancelButton } from './cancelButton.ts';
import { hiddenFields } from './hiddenFields.ts';
import { html, type Html } from './html.ts';
import { siteHeader } from './siteHeader.ts';
import type { Visit } from './Visit.ts';

/** What the sign-in step shows. */
export interface SignInForm {
  readonly visit: Visit;
  readonly application: ApplicationRecord;
  /** What was entered before. */
  readonly username?: string;
  readonly error?: string;
  /** Where Cancel redirects, when it does. */
  readonly cancelTarget: string | undefined;
}

/** The first step: name and password, filled with demo credentials. */
export function signInForm({ visit, application, username, error, cancelTarget }: SignInForm): Html {
  const invalid = error !== undefined && html` aria-invalid="true" aria-describedby="error"`;
  const password = error === undefined ? demoCredentials.password : '';
  return html`${siteHeader(application)}
    <form method="post" action="/identity/create" novalidate>
      ${hiddenFields(visit, 'sign-in')}
      <p class="wrong" id="error" role="alert">${error}</p>
      <div>
        <label for="username">Email or username</label>
        <input
          id="username"
          name="username"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          value="${username ?? demoCredentials.username}"
          ${invalid}
        />
      </div>
      <div>
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          value="${password}"
          ${invalid}${error !== undefined && html` data-focus`}
        />
      </div>
      <p class="hint">Demo details are filled in. Please never enter a real password here.</p>
      <div class="actions">
        <button data-busy-text="Signing in…">Sign in</button>${cancelButton(cancelTarget)}
      </div>
      <p class="status" role="status" data-status></p>
    </form>`;
}
