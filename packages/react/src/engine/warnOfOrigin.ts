import { warnOnce } from '../client/warnOnce.ts';

/** Tells the developer that a sign-in was announced by our own window, from an origin that is not listened to. */
export function warnOfOrigin(origin: string, hostedOrigin: string): void {
  warnOnce(
    `The window announced a sign-in from ${origin}, and only ${hostedOrigin} is listened to. Is hostedOrigin right?`,
  );
}
