import { errors, type ErrorCode } from '@kit/protocol';
import type { Settings } from '../checkOptions.ts';
import type { Reply } from '../reply.ts';
import type { AttemptRecord } from '../stores/store.ts';
import { pageReply } from './page.ts';

/** The end of a sign-in that succeeded: the app in popup mode hears of it, in redirect mode it is returned to. */
export function relaySuccess(settings: Settings, attempt: AttemptRecord): Promise<Reply> {
  return pageReply(200, {
    look: 'done',
    title: 'Account connected',
    message: 'You can close this window and go back to the app.',
    link: { href: attempt.returnTo, text: 'Back to the app' },
    relay: { attemptId: attempt.id, origin: settings.origin, closes: true },
  });
}

/** The end of a sign-in that was refused. Without an app that listens, the window stays for the user to read. */
export function relayFailure(settings: Settings, attempt: AttemptRecord, code: ErrorCode): Promise<Reply> {
  const { status, title, message } = errors[code];
  return pageReply(status, {
    look: code === 'attempt_cancelled' ? 'plain' : 'failed',
    title,
    message,
    code,
    link: { href: attempt.returnTo, text: 'Back to the app' },
    relay: { attemptId: attempt.id, origin: settings.origin, closes: false, code },
  });
}
