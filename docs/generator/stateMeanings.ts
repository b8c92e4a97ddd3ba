/** What the values of `data-state` mean, for parts that share their values. */
export const stateMeanings: { parts: string[]; states: Record<string, string> }[] = [
  {
    parts: ['button', 'message'],
    states: {
      idle: 'Nothing is in progress. A press starts an attempt. After a connection, the button returns here after 2.5 seconds.',
      redirecting: 'The sign-in is about to replace the page. Presses have no effect.',
      waiting: 'The popup is open, and the user signs in. A press focuses the popup.',
      unattached: 'There is no usable popup, but the attempt may still succeed.',
      confirming: 'The user seems to have signed in, and the server checks the result.',
      dismissed: 'The user came back without a result. They can try again, and a late success still counts.',
      connected: 'The account is connected. Lasts 2.5 seconds.',
      blocked: 'The browser blocked the popup. The button is now a link that opens the sign-in.',
      expired: 'The sign-in took too long. The user can try again.',
      failed: 'The attempt failed. `message` says why, and the user can try again.',
      embedded:
        'The app runs in a frame of another site. The button is now a link that opens the app in a tab.',
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
    parts: ['request-message'],
    states: { failed: 'The request could not be read or answered.' },
  },
  {
    parts: ['dialog', 'rename-form'],
    states: {
      open: 'The user can decide or type.',
      busy: 'The change is being sent to the server.',
      failed: 'The last try failed. The user can try again.',
    },
  },
  { parts: ['dialog-message', 'rename-message'], states: { failed: 'The only state: the last try failed.' } },
  {
    parts: ['notice'],
    states: {
      offline: 'The browser has no network.',
      failed: 'The last refresh failed. What is shown may be out of date.',
    },
  },
];
