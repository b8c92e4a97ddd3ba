import type { SessionEnd } from '@kit/protocol';

/** English strings of the live view of a browser. */
export const liveStrings = {
  /** `applications` is one name, or several with commas. Empty before the browser is known. */
  liveTitle: (applications: string) => (applications ? `Live browser: ${applications}` : 'Live browser'),
  liveLoading: 'Loading…',
  liveIdle: 'No browser is open. When one starts, you can watch it here.',
  liveStarting: 'The browser is starting…',
  liveConnecting: 'Connecting to the browser…',
  liveWatching: 'You are watching.',
  liveInControl: 'You are in control.',
  /** What the app or the agent asks for follows, in quotation marks. */
  liveHelp: 'You are needed:',
  liveUnanswered: 'The browser does not answer. It may still work. Try again.',
  liveRefused: 'A security setting of this page blocks the browser. Contact support.',
  liveUnsupported: 'This app cannot show the browser. Contact support.',
  liveClosed: 'This browser is closed.',
  /** Why the browser is closed. */
  liveEnds: {
    finished: 'The work is done, and the browser is closed.',
    failed: 'The browser is closed because of an error.',
    stopped: 'The browser was stopped.',
    expired: 'The time of this browser is over.',
    disconnected: 'The browser is closed because the account was disconnected.',
    replaced: 'The browser is closed because you signed in to the account again.',
    revoked: 'The browser is closed because you restricted the account.',
  } satisfies Record<SessionEnd, string>,
  takeOver: 'Take over',
  handBack: 'Hand back',
  /** What was asked for is done, without a take-over. */
  helpDone: 'Done',
  stopBrowser: 'Stop browser',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  fullScreenUnsupported: 'Full screen is not possible here.',
  /** Moves the keyboard past the browser. */
  skipBrowser: 'Skip the browser',
};
