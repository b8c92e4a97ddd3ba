import type { ApplicationRecord, IdentityRecord } from '../backend/records.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import { hiddenFields } from './hiddenFields.ts';
import { html, type Html } from './html.ts';
import { checkIcon, crossIcon } from './icons.ts';
import type { Visit } from './Visit.ts';

/** What the success step shows. */
export interface SuccessStep {
  readonly visit: Visit;
  readonly application: ApplicationRecord;
  readonly identity: IdentityRecord;
  /** Where Continue and close go; undefined when the token has no callback. */
  readonly redirect: string | undefined;
  /** Target origin of the message; undefined for no message. */
  readonly messageTarget: string | undefined;
}

/** The last step: told the opener, waiting for Continue or close. */
export function successStep(step: SuccessStep, settings: Readonly<EmulatorSettings>): Html {
  const { visit, application, identity, redirect, messageTarget } = step;
  const message = JSON.stringify({ type: 'identity-created', identityId: identity.id });
  const tells =
    messageTarget !== undefined && html` data-message="${message}" data-target="${messageTarget}"`;
  const goes = redirect !== undefined && html` data-redirect="${redirect}"`;
  return html`<div class="outcome">
      <span class="mark">${checkIcon}</span>
      <h1>${application.name} is connected</h1>
      <p>
        Signed in as <strong><bdi>${identity.name}</bdi></strong>
      </p>
    </div>
    <form
      method="post"
      action="/identity/create"
      data-leaving
      data-moment="${settings.popupMessage}"
      data-redirect-delay="${settings.redirectDelayMs}"
      data-message-delay="${settings.messageToRedirectMs}"
      ${tells}${goes}
    >
      ${hiddenFields(visit, 'continue')}
      <button data-busy-text="Taking you back…" data-focus>Continue</button>
      <button class="close" aria-label="Close" data-busy-text="Taking you back…">${crossIcon}</button>
      <p class="status" role="status" data-status></p>
    </form>`;
}
