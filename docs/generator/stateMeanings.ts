/** What the values of `data-state` mean, for parts that share their values. */
export const stateMeanings: { parts: string[]; states: Record<string, string> }[] = [
  {
    parts: ['button', 'message'],
    states: {
      idle: 'Nothing is in progress. A press starts an attempt. After a connection, the button returns here after 2.5 seconds.',
      redirecting: 'The sign-in is about to replace the page. Presses have no effect.',
      waiting: 'The popup is open, and the user signs in. A press focuses the popup.',
      external: 'The user signs in in the system browser, for a native app. A press opens it again.',
      unattached: 'There is no usable popup, but the attempt may still succeed.',
      confirming: 'The user seems to have signed in, and the server checks the result.',
      dismissed: 'The user came back without a result. They can try again, and a late success still counts.',
      connected: 'The account is connected. Lasts 2.5 seconds.',
      blocked:
        'The browser blocked the popup. The button is now a link that opens the sign-in, or in a frame of another site offers another try.',
      expired: 'The sign-in took too long. The user can try again.',
      failed: 'The attempt failed. `message` says why, and the user can try again.',
    },
  },
  {
    parts: ['list'],
    states: {
      loading: 'The first response has not arrived. Placeholders are shown.',
      ready: 'At least one account is shown, even if the last refresh failed.',
      empty: 'The user has no connected account.',
      error: 'The accounts could not be loaded, and there is nothing older to show.',
    },
  },
  {
    parts: ['picker'],
    states: {
      loading: 'The first response has not arrived. Placeholders are shown.',
      ready: 'The applications are shown, even if the last refresh failed.',
      error: 'The applications could not be loaded, and there is nothing older to show.',
    },
  },
  {
    parts: ['tile'],
    states: {
      idle: 'The user has no connected account of this application.',
      connected: 'The user has at least one connected account of this application.',
      needs_attention: 'For an account of this application, the user must sign in again.',
    },
  },
  {
    parts: ['row', 'status'],
    states: {
      connected: 'The connection works.',
      pending: 'Anchor is still checking the sign-in.',
      needs_attention: 'The user must sign in again.',
      unknown: 'Anchor reports a status that this version of the kit does not support.',
    },
  },
  {
    parts: ['same-account'],
    states: {
      asking: 'The account seems to be connected more than once. The user can choose.',
      checking: 'The user has signed in, and Anchor is still checking the sign-in.',
      disconnecting: 'The sign-in works. The rest is being disconnected.',
      failed:
        'The rest could not be disconnected. `same-account-message` says why, and the user can try again.',
    },
  },
  {
    parts: ['request'],
    states: {
      open: 'The user can connect an account, choose one, or decline.',
      started: 'A sign-in has begun, here or in another window. The user can still answer.',
      connected: 'An account is connected. One line names it.',
      declined: 'The user chose not to connect.',
      expired: 'The user did not answer in time.',
      superseded: 'The conversation went on without an answer.',
      failed: 'The request could not be read. The user can try again.',
    },
  },
  {
    parts: ['session'],
    states: {
      starting: 'The browser is being started. The user can stop it.',
      running: 'The browser runs. The user can stop it.',
      ending: 'The browser is to end, and Anchor has not confirmed that yet. The user can try again.',
      ended: 'The browser has ended.',
    },
  },
  {
    parts: ['session-status'],
    states: {
      starting: 'The browser is being started.',
      running: 'The browser runs.',
      ending: 'Anchor has not confirmed the end yet.',
    },
  },
  {
    parts: ['session-end'],
    states: {
      finished: 'The app ended it, or its work returned.',
      failed: 'It did not start, or its work failed.',
      stopped: 'The user, or the app for the user, stopped it.',
      expired: 'Its time was over, or the process that used it is gone.',
      disconnected: 'An account was disconnected.',
      replaced: 'An account has a new sign-in.',
      revoked: 'The user restricted when agents may use an account.',
    },
  },
  {
    parts: [
      'access-message',
      'dialog-message',
      'rename-message',
      'request-message',
      'same-account-message',
      'session-message',
    ],
    states: { failed: 'The only state: the last action or read failed, or an end is not confirmed.' },
  },
  {
    parts: ['live'],
    states: {
      loading: 'The browser is read for the first time.',
      idle: 'The key has no browser. The view waits for one.',
      starting: 'The browser is being started.',
      connecting: 'The live view is being loaded.',
      live: 'The user watches.',
      taken: 'The user is in control.',
      unanswered: 'The live view did not load within 15 seconds. The user can try again.',
      refused: 'The content security policy of the page blocks the frame.',
      unsupported: 'The server cannot read the address of the live view.',
      ended: 'The browser has ended. The words say why.',
      expired: 'The time of the browser is over.',
      failed: 'The browser could not be read. The user can try again.',
    },
  },
  {
    parts: ['live-actions'],
    states: { needed: 'Something in the browser needs the user. Absent otherwise.' },
  },
  { parts: ['live-note'], states: { failed: 'The last action failed. Absent otherwise.' } },
  {
    parts: ['dialog', 'rename-form'],
    states: {
      open: 'The user can decide or type.',
      busy: 'The change is being sent to the server.',
      failed: 'The last try failed. The user can try again.',
    },
  },
  {
    parts: ['access-message', 'dialog-message', 'rename-message'],
    states: { failed: 'The only state: the last try failed.' },
  },
  {
    parts: ['notice'],
    states: {
      offline: 'The browser has no network.',
      failed: 'The last refresh failed. What is shown may be out of date.',
    },
  },
];
