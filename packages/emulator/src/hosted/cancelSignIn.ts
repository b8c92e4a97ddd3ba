import { failureTarget } from '../backend/callbackTarget.ts';
import { answerPage, seeOther } from './answerPage.ts';
import type { HostedContext } from './HostedContext.ts';
import { outcome } from './outcome.ts';

/** The cancel step: a page that stays, a closed window, or a redirect. */
export function cancelSignIn(context: HostedContext): Promise<Response> {
  const target = cancelTarget(context);
  if (target !== undefined) return Promise.resolve(seeOther(target));
  const closes = context.settings.cancel === 'window-closed';
  const body = outcome('Sign-in cancelled', 'Nothing was connected. You can close this window.');
  return answerPage(context, 'Sign-in cancelled', body, { closes });
}

/** Where Cancel redirects; undefined when it does not. */
export function cancelTarget({ settings, token }: HostedContext): string | undefined {
  if (settings.cancel !== 'redirect' || token.callbackUrl === null) return undefined;
  return failureTarget(settings, token.callbackUrl, settings.cancelStatus);
}
