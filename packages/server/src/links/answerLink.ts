import { setErrorParameter } from '@kit/protocol';
import { beginAttempt, checkRoom } from '../attempts/createAttempt.ts';
import { ConnectError } from '../ConnectError.ts';
import type { Settings } from '../options/checkOptions.ts';
import { pageReply } from '../pages/page.ts';
import { problemOf, stringsFor } from '../pages/pageStrings.ts';
import { type Call, mediaType } from '../request/Call.ts';
import { checkSameSite } from '../request/checkSource.ts';
import { readForm } from '../request/readBody.ts';
import { requireUser } from '../request/readUser.ts';
import { type Reply, redirectReply, withRetryAfter } from '../request/reply.ts';
import { findAccounts, findReconnect } from '../requests/accounts.ts';
import { chooseAccount, decline } from '../requests/endRequest.ts';
import { findOwnRequest } from '../requests/findRequest.ts';
import { linkPath } from './createLink.ts';

/**
 * `POST /ask/:id` receives the form of the page behind a connect link: it begins a sign-in, chooses an account or declines. The window
 * comes back to the page, also after a refusal, which the page then explains.
 */
export async function answerLink(settings: Settings, call: Call): Promise<Reply> {
  checkSameSite(settings, call.request, { isForm: true });
  if (mediaType(call.request) !== 'application/x-www-form-urlencoded')
    throw new ConnectError('unsupported_media_type');
  const path = linkPath(settings, call.id);
  try {
    return await answer(settings, call, path);
  } catch (error) {
    if (!(error instanceof ConnectError) || error.status >= 500) throw error;
    if (error.code === 'signed_out') return signedOutPage(settings, call, path);
    const url = new URL(path, settings.origin);
    setErrorParameter(url, error.code);
    return withRetryAfter(redirectReply(url.pathname + url.search), error);
  }
}

/** Not a redirect to the sign-in of the app: browsers apply the `form-action` of the page to redirects, but not to a link. */
async function signedOutPage(settings: Settings, call: Call, path: string): Promise<Reply> {
  const strings = await stringsFor(settings, call.request);
  const [title, message] = problemOf(strings, 'signed_out');
  const link = { href: path, text: strings.tryAgain };
  return pageReply(settings, strings, 401, { look: 'plain', title, message, code: 'signed_out', link });
}

async function answer(settings: Settings, call: Call, path: string): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const fields = await readForm(call.request);
  const request = await findOwnRequest(settings, owner, call.id);
  const { application } = request;

  if (fields.answer === 'decline') await decline(settings, owner, request.id);
  else if (fields.connectionId !== undefined) await chooseAccount(settings, request, fields.connectionId);
  else if (fields.answer === 'connect') {
    if (!settings.applications.has(application)) throw new ConnectError('unknown_application');
    const former = findReconnect(request, await findAccounts(settings, owner, application));
    if (request.reconnects !== null && !former) throw new ConnectError('not_connected');
    if (!former) await checkRoom(settings, owner);
    const input = { mode: 'redirect', request: request.id, returnTo: path };
    const reconnects = former?.id ?? null;
    return beginAttempt(settings, call, { owner, application, input, isForm: true, reconnects });
  } else throw new ConnectError('invalid_request');
  return redirectReply(path);
}
