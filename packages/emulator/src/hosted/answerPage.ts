import type { Backend } from '../backend/Backend.ts';
import { failureTarget } from '../backend/callbackTarget.ts';
import type { HostedContext } from './HostedContext.ts';
import type { Html } from './html.ts';
import { outcome } from './outcome.ts';
import { page, type Page } from './page.ts';
import { scenarioMenu } from './scenarioMenu.ts';
import type { Visit } from './Visit.ts';

/** A page of a visit whose token is good. */
export function answerPage(
  { backend, settings, visit, token }: HostedContext,
  title: string,
  body: Html,
  rest: Pick<Page, 'closes'> = {},
): Promise<Response> {
  const callbackOrigin = token.callbackUrl === null ? undefined : new URL(token.callbackUrl).origin;
  const foot = scenarioMenu(visit, backend.settings.scenario());
  return page({ title, body, foot, callbackOrigin, ...rest }, settings);
}

const deadTokens = {
  expired: {
    status: 410,
    title: 'This link has expired',
    text: 'Sign-in links live for a few minutes. Go back and start again.',
  },
  used: {
    status: 410,
    title: 'This link was already used',
    text: 'A sign-in link works once. Go back and start again.',
  },
  unknown: {
    status: 404,
    title: 'This link does not work',
    text: 'The sign-in link is not one the emulator gave out.',
  },
} as const;

/** The page of a token that opens nothing; a redirect with `status=expired` or `status=used` where the settings say so. */
export function answerDeadToken(
  backend: Backend,
  visit: Visit,
  verdict: keyof typeof deadTokens,
): Promise<Response> {
  const settings = backend.settings.current();
  const callbackUrl = backend.tokens.get(visit.token)?.callbackUrl;
  if (settings.deadTokenPage === 'redirect' && callbackUrl) {
    return Promise.resolve(seeOther(failureTarget(settings, callbackUrl, verdict)));
  }
  const { status, title, text } = deadTokens[verdict];
  const foot = scenarioMenu(visit, backend.settings.scenario());
  return page({ title, body: outcome(title, text), foot, status }, settings);
}

/** A redirect that the browser follows with GET. */
export function seeOther(location: string): Response {
  // Header values are ASCII; the callback URL is kept as it was given.
  const ascii = location.replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
  return new Response(null, { status: 303, headers: { location: ascii, 'cache-control': 'no-store' } });
}
