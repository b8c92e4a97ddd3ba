import type { Application, ErrorCode } from '@kit/protocol';
import { laterFile } from '../client/laterFile.ts';
import type { ClientErrorCode, ClientError } from '../client/result.ts';

/** English strings of connect buttons and of the most common errors: all that a page without a list needs at first. */
export const buttonStrings = {
  /** BCP 47 tag of the catalogue. Also formats dates and times. */
  locale: 'en',

  connect: (application: string) => `Connect ${application}`,
  continueInWindow: 'Continue in the window…',
  continueInBrowser: 'Continue in your browser…',
  redirecting: 'Opening sign-in…',
  waiting: 'Waiting for sign-in…',
  finishing: 'Finishing…',
  connected: 'Connected',
  /** What the user consents to. `product` is the app's own name. */
  consent: (product: string, application: string) =>
    `${product}'s agents will act as you on ${application}. Disconnect any time.`,
  /** Shown in the popup while it loads. */
  loadingWindow: 'Loading…',
  tryAgain: 'Try again',
  openSignIn: 'Open sign-in',
  opensInNewTab: 'opens in a new tab',

  hintDismissed: 'Sign-in was not finished.',
  /** Replaces `hintDismissed` if it is known. */
  hintClosed: 'You closed the window before finishing.',
  hintBlocked: 'Your browser blocked the sign-in window.',
  hintExpired: 'Sign-in timed out.',

  announceConnecting: (application: string) => `Connecting ${application}. Continue in the sign-in window.`,
  announceConnected: (application: string) => `${application} is connected.`,
  announceNotConnected: (application: string) => `${application} was not connected.`,

  /**
   * By error code. Codes without an entry are caused by the app and use `internal`. `serverProblemsFile` adds the errors of
   * the server. A missing network is here, because then no file can load.
   */
  problems: {
    network_error: 'The server could not be reached. Check your connection, then try again.',
    internal: 'Something went wrong on our side. Try again. If it keeps happening, contact support.',
  } satisfies Partial<Record<ErrorCode | ClientErrorCode, string>>,
};

/** The English sentences about errors of the server. Until they are loaded, these use `internal`. */
export const serverProblemsFile = laterFile(async () => {
  const { serverProblems } = await import('./serverProblems.ts');
  return Object.assign(buttonStrings.problems, serverProblems);
});

/** The strings of buttons in one language. */
export type ButtonStrings = typeof buttonStrings & {
  /** Writing direction. @default the direction of the page */
  direction?: 'ltr' | 'rtl' | undefined;
};

/** Returns what users consent to before they connect an application, for your own text. Undefined if the server shows none. */
export const consentText = (
  strings: ButtonStrings,
  { consent, product, name }: Application,
): string | undefined => (consent === true ? product && strings.consent(product, name) : consent);

/**
 * Returns the message of an error for users, from a catalogue such as `de` of `@kit/react/locales/de`. Errors that the app caused
 * return the message of `internal`; their `message` is for developers, in English.
 */
export function problemText({ problems }: ButtonStrings, { code }: Pick<ClientError, 'code'>): string {
  const messages: Partial<Record<ClientError['code'], string>> = problems;
  return messages[code] ?? problems.internal;
}
