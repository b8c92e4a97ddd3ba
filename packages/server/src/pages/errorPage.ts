import { errors } from '@kit/protocol';
import type { ConnectError } from '../ConnectError.ts';
import type { Reply } from '../reply.ts';
import { pageReply } from './page.ts';

/** What a person sees when something is refused or fails in a window. `retryUrl` is offered where a reload can help. */
export function errorPage(
  error: ConnectError,
  about: { requestId: string; basePath: string; retryUrl?: string },
): Promise<Reply> {
  const { title, message } = errors[error.code];
  return pageReply(error.status, {
    look: about.retryUrl ? 'plain' : 'failed',
    title,
    message,
    code: error.code,
    basePath: about.basePath,
    ...(about.retryUrl ? { link: { href: about.retryUrl, text: 'Try again' } } : {}),
    note: `Reference ${about.requestId}`,
  });
}
