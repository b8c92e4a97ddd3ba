import type { Settings } from '../checkOptions.ts';
import type { ConnectError } from '../ConnectError.ts';
import type { Reply } from '../reply.ts';
import { pageReply } from './page.ts';
import { problemOf, stringsFor } from './pageStrings.ts';

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
