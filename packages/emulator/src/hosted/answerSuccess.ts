import { callbackTarget } from '../backend/callbackTarget.ts';
import type { IdentityRecord } from '../backend/records.ts';
import { wait } from '../http/wait.ts';
import { answerPage, seeOther } from './answerPage.ts';
import type { HostedContext } from './HostedContext.ts';
import { outcome } from './outcome.ts';
import { successStep } from './successStep.ts';

/** The page that says it worked. */
export function answerSuccess(context: HostedContext, identity: IdentityRecord): Promise<Response> {
  const { application, settings, token, visit } = context;
  const redirect =
    token.callbackUrl === null ? undefined : callbackTarget(settings, token.callbackUrl, identity.id);
  const messageTarget = targetOfMessage(context);
  const body = successStep({ visit, application, identity, redirect, messageTarget }, settings);
  return answerPage(context, `${application.name} is connected`, body);
}

/** The continue step without script: back to the callback. With script the page leaves by itself. */
export async function continueToCallback(context: HostedContext): Promise<Response> {
  const { settings, signal, token } = context;
  if (token.callbackUrl === null || token.identityId === null) {
    return answerPage(context, 'Done', outcome('Nowhere to go back to', 'You can close this window.'));
  }
  await wait(settings.redirectDelayMs, signal);
  return seeOther(callbackTarget(settings, token.callbackUrl, token.identityId));
}

function targetOfMessage({ settings, token }: HostedContext): string | undefined {
  if (settings.popupMessage === 'off') return undefined;
  if (settings.popupMessageTarget !== 'callback-origin') return settings.popupMessageTarget;
  return token.callbackUrl === null ? undefined : new URL(token.callbackUrl).origin;
}
