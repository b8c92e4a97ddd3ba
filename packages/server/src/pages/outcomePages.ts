import { errors, type ErrorCode } from '@kit/protocol';
import type { Settings } from '../options/checkOptions.ts';
import type { ConnectError } from '../ConnectError.ts';
import type { Reply } from '../request/reply.ts';
import { type Page, pageReply } from './page.ts';
import { problemOf, stringsFor } from './pageStrings.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';

/** Renders the page for a request that failed in a window. `retryUrl` adds a link if reloading can help. */
export async function errorPage(
  settings: Settings,
  request: Request,
  { code, status }: ConnectError,
  about: { reference: string; application: string | undefined; retryUrl?: string },
): Promise<Reply> {
  const strings = await stringsFor(settings, request);
  const [title, message] = problemOf(strings, code);
  return pageReply(settings, strings, status, {
    look: about.retryUrl ? 'plain' : 'failed',
    application: about.application,
    title,
    message,
    code,
    ...(about.retryUrl ? { link: { href: about.retryUrl, text: strings.tryAgain } } : {}),
    note: strings.reference(about.reference),
  });
}

/** Renders the page after a successful sign-in. In popup mode it informs the app, and in redirect mode it links to it. */
export async function relaySuccess(
  settings: Settings,
  request: Request,
  attempt: AttemptRecord,
): Promise<Reply> {
  const strings = await stringsFor(settings, request);
  return pageReply(settings, strings, 200, {
    look: 'done',
    application: attempt.application,
    title: strings.connected,
    message: strings.closeWindow,
    link: { href: attempt.returnTo, text: strings.backToApp },
    relay: { attemptId: attempt.id, origin: attempt.appOrigin ?? settings.origin, closes: true },
  });
}

/** Renders the page that begins a sign-in if the window can reach the app. */
export async function findOpener(
  settings: Settings,
  request: Request,
  attempt: AttemptRecord,
): Promise<Reply> {
  return pageWithoutApp(settings, request, attempt, { needsOpener: true });
}

/** Renders the page that hands a completion code to the app. */
export async function relayCode(
  settings: Settings,
  request: Request,
  attempt: AttemptRecord,
  completionCode: string,
): Promise<Reply> {
  const origin = attempt.appOrigin ?? settings.origin;
  return pageWithoutApp(settings, request, attempt, {
    relay: { attemptId: attempt.id, origin, completionCode },
  });
}

/** The text of the page is for a window that cannot reach the app. */
async function pageWithoutApp(
  settings: Settings,
  request: Request,
  { returnTo, application }: AttemptRecord,
  script: Pick<Page, 'relay' | 'needsOpener'>,
): Promise<Reply> {
  const strings = await stringsFor(settings, request);
  const [title, message] = strings.notHandedOver;
  const link = { href: returnTo, text: strings.openApp };
  return pageReply(settings, strings, 200, { look: 'plain', application, title, message, link, ...script });
}

/** Renders the page that opens a native app. Not every browser does that without a click. */
export async function openApp(
  settings: Settings,
  request: Request,
  { link, application, code }: { link: string; application: string; code?: ErrorCode },
): Promise<Reply> {
  const strings = await stringsFor(settings, request);
  return pageReply(settings, strings, 200, {
    look: 'plain',
    application,
    title: strings.backToApp,
    message: strings.appOpens,
    link: { href: link, text: strings.openApp },
    followsLink: true,
    ...(code && { code }),
  });
}

/** Renders the page after a failed sign-in. If no app responds, the window stays open. */
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
    application: attempt.application,
    title,
    message,
    code,
    link: { href: attempt.returnTo, text: strings.backToApp },
    relay: { attemptId: attempt.id, origin: attempt.appOrigin ?? settings.origin, closes: false, code },
  });
}
