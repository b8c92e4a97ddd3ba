import { html, type Html } from './html.ts';
import type { Visit } from './Visit.ts';

/** Steps a form of the hosted page can take; Cancel is a button with a step of its own. */
type HostedStep = 'sign-in' | 'one-time-code' | 'continue' | 'scenario';

/** The fields by which a form names its visit and its step. */
export function hiddenFields({ token, userName }: Visit, step: HostedStep): Html {
  return html`<input type="hidden" name="step" value="${step}" /><input
      type="hidden"
      name="token"
      value="${token}"
    /><input type="hidden" name="userName" value="${userName}" />`;
}
