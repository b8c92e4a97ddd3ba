import type { Settings } from '../options/checkOptions.ts';
import type { ConnectError } from '../ConnectError.ts';
import type { Reply } from '../request/reply.ts';
import { pageReply } from './page.ts';
import { problemOf, stringsFor } from './pageStrings.ts';
import { errors, type ErrorCode } from '@kit/protocol';
import type { AttemptRecord } from '../stores/store.ts';

/** What a person sees when something is refused or fails in a window. `retryUrl` is offered where a reload can help. */
export async function errorPage(
  settings: Settings,
  request: Request,
  { code, status }: ConnectError,
  about: { requestId: string; retryUrl?: string },
): Promise<Reply> {
  const strings = await stringsFor(settings, request);
  const [title, message] = problemOf(strings, code);
  return pageReply(settings, strings, status, {
    look: about.retryUrl ? 'plain' : 'failed',
    title,
    message,
    code,
    ...(about.retryUrl ? { link: { href: about.retryUrl, text: strings.tryAgain } } : {}),
    note: strings.reference(about.requestId),
  });
}

/** The end of a sign-in that succeeded: the app in popup mode hears of it, in redirect mode it is returned to. */
export async function relaySuccess(
  settings: Settings,
  request: Request,
  attempt: AttemptRecord,
): Promise<Reply> {
  const strings = await stringsFor(settings, request);
  return pageReply(settings, strings, 200, {
    look: 'done',
    title: strings.connected,
    message: strings.closeWindow,
    link: { href: attempt.returnTo, text: strings.backToApp },
    relay: { attemptId: attempt.id, origin: settings.origin, closes: true },
  });
}

/** The end of a sign-in that was refused. Without an app that listens, the window stays for the user to read. */
export async function relayFailure(
  settings: Settings,
  request: Request,
  attempt: AttemptRecord,
  code: ErrorCode,
): Promise<Reply> {
  const strings = await stringsFor(settings, request);
  const [title, message] = problemOf(strings, code);
  return pageReply(settings, strings, errors[code].status, {
    look: code === 'attempt_cancelled' ? 'plain' : 'failed',
    title,
    message,
    code,
    link: { href: attempt.returnTo, text: strings.backToApp },
    relay: { attemptId: attempt.id, origin: settings.origin, closes: false, code },
  });
}
