import { parseHost } from '../backend/applicationRecords.ts';
import { demoCredentials, demoOneTimeCode } from '../demo.ts';
import { html, type Html } from '../html/html.ts';
import { avatar, lockIcon } from '../html/icons.ts';
import type { HostedContext } from './HostedContext.ts';
import { hiddenFields } from './page.ts';

type FormContext = Pick<HostedContext, 'application' | 'parameters'>;

/** What the user entered before, and why it was not accepted. */
export interface SignInProblem {
  readonly username?: string;
  readonly error?: string;
}

/** Renders the form for name and password. It contains the demo credentials at first. */
export function signInForm(
  { application, parameters }: FormContext,
  cancelUrl: string | undefined,
  { username, error }: SignInProblem = {},
): Html {
  const invalid = error !== undefined && html` aria-invalid="true" aria-describedby="error"`;
  const password = error === undefined ? demoCredentials.password : '';
  return html`${siteHeader(application)}
    <form method="post" action="/identity/create" novalidate>
      ${hiddenFields(parameters, 'sign-in')}
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
      <p class="hint">The form contains demo credentials. Never enter a real password here.</p>
      <div class="actions">
        <button data-busy-text="Signing in…">Sign in</button>${cancelButton(cancelUrl)}
      </div>
      <p class="status" role="status" data-status></p>
    </form>`;
}

/** Renders the form for the one-time code. */
export function oneTimeCodeForm(
  { application, parameters }: FormContext,
  cancelUrl: string | undefined,
  error?: string,
): Html {
  const invalid = error !== undefined && html` aria-invalid="true"`;
  return html`${siteHeader(application)}
    <form method="post" action="/identity/create" novalidate>
      ${hiddenFields(parameters, 'one-time-code')}
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
      <p class="hint" id="code-hint">In the emulator, the code is always ${demoOneTimeCode}.</p>
      <div class="actions">
        <button data-busy-text="Checking the code…">Verify</button>${cancelButton(cancelUrl)}
      </div>
      <p class="status" role="status" data-status></p>
    </form>`;
}

function siteHeader({ name, source, iconUrl }: HostedContext['application']): Html {
  return html`<div class="site">
    ${avatar(name, iconUrl)}
    <div>
      <h1>Sign in to ${name}</h1>
      <p class="host">${lockIcon}<bdi>${parseHost(source) ?? source}</bdi></p>
    </div>
  </div>`;
}

// The script redirects to the URL. Without script, the server does.
function cancelButton(url: string | undefined): Html {
  const redirect = url !== undefined && html` data-redirect="${url}"`;
  return html`<button class="quiet" name="step" value="cancel" formnovalidate${redirect}>Cancel</button>`;
}
