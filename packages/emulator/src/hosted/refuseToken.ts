import type { Backend } from '../backend/createBackend.ts';
import { buildFailureUrl, type TokenState } from '../backend/tokenRecords.ts';
import { seeOther } from '../http/responses.ts';
import type { PageParameters } from './HostedContext.ts';
import { renderPage, scenarioMenu } from './page.ts';
import { messageView } from './resultViews.ts';

const messages = {
  expired: {
    status: 410,
    title: 'This link has expired',
    text: 'Sign-in links are valid for a few minutes. Go back and start again.',
  },
  used: {
    status: 410,
    title: 'This link was already used',
    text: 'A sign-in link works once. Go back and start again.',
  },
  unknown: {
    status: 404,
    title: 'This link does not work',
    text: 'The emulator did not create this sign-in link. Go back and start again.',
  },
} as const;

/** Renders an error page, or redirects with `status=expired` or `status=used` if the settings choose that. */
export function refuseToken(
  backend: Backend,
  parameters: PageParameters,
  state: Exclude<TokenState, 'valid'>,
): Promise<Response> {
  const settings = backend.settings.current();
  const callbackUrl = backend.tokens.get(parameters.token)?.callbackUrl;
  if (settings.deadTokenPage === 'redirect' && callbackUrl) {
    return Promise.resolve(seeOther(buildFailureUrl(settings, callbackUrl, state)));
  }
  const { status, title, text } = messages[state];
  const footer = scenarioMenu(parameters, backend.settings.scenario());
  return renderPage({ title, body: messageView(title, text), footer, status }, settings);
}
