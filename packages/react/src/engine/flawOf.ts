import type { MessageFlaw } from './ConnectEvent.ts';
import type { IncomingMessage } from './environment.ts';

/** What is wrong with where a message comes from: it must be exactly this origin, in exactly this window. */
export function flawOf(
  { isTrusted, origin, source }: IncomingMessage,
  expected: string,
  popup: unknown,
): MessageFlaw | undefined {
  if (!isTrusted) return 'untrusted';
  if (origin !== expected) return 'origin';
  if (!popup || source !== popup) return 'window';
}
