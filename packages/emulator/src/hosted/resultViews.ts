import type { ApplicationRecord } from '../backend/applicationRecords.ts';
import type { IdentityRecord } from '../backend/identityRecords.ts';
import { html, type Html } from '../html/html.ts';
import { checkIcon, crossIcon } from '../html/icons.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import type { PageParameters } from './HostedContext.ts';
import { hiddenFields } from './page.ts';

/** Content of the success step. */
export interface SuccessView {
  readonly parameters: PageParameters;
  readonly application: ApplicationRecord;
  readonly identity: IdentityRecord;
  /** Where Continue and Close redirect; `undefined` if the token has no callback. */
  readonly redirect: string | undefined;
  /** Target origin of the message to the opener; `undefined` for no message. */
  readonly messageTarget: string | undefined;
}

/** Renders the success step. Its script sends the message to the opener and redirects. */
export function successView(view: SuccessView, settings: Readonly<EmulatorSettings>): Html {
  const { parameters, application, identity, redirect, messageTarget } = view;
  const message = JSON.stringify({ type: 'identity-created', identityId: identity.id });
  const messageData =
    messageTarget !== undefined && html` data-message="${message}" data-target="${messageTarget}"`;
  const redirectData = redirect !== undefined && html` data-redirect="${redirect}"`;
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
      ${messageData}${redirectData}
    >
      ${hiddenFields(parameters, 'continue')}
      <button data-busy-text="Taking you back…" data-focus>Continue</button>
      <button class="close" aria-label="Close" data-busy-text="Taking you back…">${crossIcon}</button>
      <p class="status" role="status" data-status></p>
    </form>`;
}

/** Renders a heading and a sentence, without a way to continue. */
export function messageView(title: string, text: string): Html {
  return html`<div class="outcome">
    <span class="mark bad">${crossIcon}</span>
    <h1>${title}</h1>
    <p>${text}</p>
  </div>`;
}

/** Renders a sign-in that never finishes. */
export function endlessView(): Html {
  return html`<div class="outcome" role="status">
    <span class="spinner"></span>
    <h1>Signing you in…</h1>
    <p>This scenario never finishes.</p>
  </div>`;
}
