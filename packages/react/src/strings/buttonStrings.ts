import type { ErrorCode } from '@kit/protocol';
import type { ClientErrorCode, ClientError } from '../client/result.ts';

/** English strings of connect buttons and of every error: all that a page without a list needs. */
export const buttonStrings = {
  /** BCP 47 tag of the catalogue. Also formats dates and times. */
  locale: 'en',

  connect: (application: string) => `Connect ${application}`,
  continueInWindow: 'Continue in the window…',
  redirecting: 'Opening sign-in…',
  waiting: 'Waiting for sign-in…',
  finishing: 'Finishing…',
  connected: 'Connected',
  /** Shown in the popup while it loads. */
  loadingWindow: 'Loading…',
  tryAgain: 'Try again',
  openSignIn: 'Open sign-in',
  openInTab: 'Open in a new tab',
  opensInNewTab: 'opens in a new tab',

  hintDismissed: 'Sign-in was not finished.',
  hintBlocked: 'Your browser blocked the sign-in window.',
  hintEmbedded: 'To connect accounts, open this app in its own tab.',
  hintExpired: 'Sign-in took too long.',

  announceConnecting: (application: string) => `Connecting ${application}. Continue in the sign-in window.`,
  announceConnected: (application: string) => `${application} is connected.`,
  announceNotConnected: (application: string) => `${application} was not connected.`,

  /** By error code. Codes without an entry are caused by the app and use `internal`. */
  problems: {
    network_error: 'The server could not be reached. Check your connection, then try again.',
    timeout: 'The server did not answer in time. Try again in a moment.',
    signed_out: 'You are signed out of this app. Sign in, then try again.',
    owner_changed: 'You have switched to another account or organization. Reload this page.',
    rate_limited: 'There were too many sign-ins in a short time. Wait a little, then try again.',
    too_many_connections: 'You have connected as many accounts as you can. Disconnect one first.',
    internal: 'Something went wrong on our side. Try again. If it keeps happening, contact support.',
    user_unavailable: 'Your session could not be checked. Reload this page to try again.',
    store_unavailable: 'Your accounts could not be loaded or saved right now. Wait a moment, then try again.',
    body_timeout: 'The request did not arrive in time. Check your connection, then try again.',
    wrong_browser: 'This sign-in was started in another browser. Try again in this one.',
    wrong_user: 'You switched users during the sign-in. Try again.',
    attempt_expired: 'Sign-in took too long. Try again.',
    attempt_not_started: 'The sign-in was not opened in this browser. Try again.',
    too_many_starts: 'The sign-in was opened too often. Try again.',
    too_many_verifications: 'The sign-in was checked too often. Try again.',
    invalid_callback: 'The result of the sign-in was incomplete. Try again.',
    attempt_used: 'This sign-in was already finished. If the account is not listed, try again.',
    identity_not_found: 'The sign-in could not be confirmed. Try again.',
    identity_stale: 'This was not the sign-in you just made. Try again.',
    identity_failed: 'The site did not accept the sign-in. Check the user name and password, then try again.',
    identity_taken: 'This account is already connected elsewhere. Use another account.',
    wrong_application: 'You signed in to a different site. Try again with the right one.',
    not_connected: 'This account is no longer connected. Connect it again.',
    anchor_unavailable: 'The sign-in service is not answering. Wait a moment, then try again.',
    anchor_rate_limited: 'The sign-in service is busy. Wait a moment, then try again.',
    anchor_key_rejected: 'This app is not set up to connect accounts yet. Contact support.',
    anchor_application_missing: 'This application is not set up yet. Contact support.',
    unknown_application: 'This application is not offered. Contact support.',
  } satisfies Partial<Record<ErrorCode | ClientErrorCode, string>>,
};

/** The strings of buttons in one language. */
export type ButtonStrings = typeof buttonStrings & {
  /** Writing direction. @default the direction of the page */
  direction?: 'ltr' | 'rtl' | undefined;
};

/**
 * Returns the message of an error for users, from a catalogue such as `de` of `@kit/react/locales/de`. Errors that the app caused
 * return the message of `internal`; their `message` is for developers, in English.
 */
export function problemText({ problems }: ButtonStrings, { code }: Pick<ClientError, 'code'>): string {
  const messages: Partial<Record<ClientError['code'], string>> = problems;
  return messages[code] ?? problems.internal;
}
