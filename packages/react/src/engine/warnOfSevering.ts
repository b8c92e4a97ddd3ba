import { isLoopback } from '@kit/protocol';
import type { Environment } from './environment.ts';

/** On a developer's machine, explains a window that reads as closed too soon for a user to have done it. */
export function warnOfSevering({ location }: Environment, age: number): void {
  if (age > 2000 || !isLoopback(location.hostname)) return;
  console.warn(
    '[connect] The window reads as closed within 2 s. If it is still open, a Cross-Origin-Opener-Policy header cut it off. ' +
      'Send "same-origin-allow-popups" on the pages of your app.',
  );
}
