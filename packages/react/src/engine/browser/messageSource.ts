import { docsUrl } from '@kit/protocol';
import { warnOnce } from '../../client/warnOnce.ts';
import type { RejectionReason } from '../AttemptEvent.ts';
import type { IncomingMessage } from './environment.ts';

/** Checks where a message comes from: exactly this origin, in exactly this window. Returns what is wrong. */
export function checkMessageSource(
  { isTrusted, origin, source }: IncomingMessage,
  expectedOrigin: string,
  popup: unknown,
): RejectionReason | undefined {
  if (!isTrusted) return 'untrusted';
  if (origin !== expectedOrigin) return 'origin';
  if (!popup || source !== popup) return 'window';
}

/** Reports that our own popup announced a sign-in from an origin that is not accepted. */
export function warnOfOrigin(origin: string, hostedOrigin: string): void {
  const link = `${docsUrl}packages/react#development-and-tests`;
  warnOnce(
    process.env.NODE_ENV === 'production'
      ? link
      : `The popup announced a sign-in from ${origin}, but messages are accepted from ${hostedOrigin} only. Set hostedOrigin to the origin of the hosted page. See ${link}`,
    `message from ${origin}`,
  );
}
