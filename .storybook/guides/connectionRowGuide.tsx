import type { Guide } from '../docs/Guide.ts';

export const connectionRowGuide: Guide = {
  purpose: 'Shows one account with its status and actions, for your own lists.',
  dos: [
    { text: 'Put it in a `ul`. It is an `li`, labelled with the account’s name for screen readers.' },
    { text: 'Replace `actions` if yours differ. Use at most three.' },
  ],
  donts: [
    { text: 'Do not put it in a table. In a narrow list, a menu holds its actions.' },
    { text: 'Do not build what `ConnectionList` already does: loading, retrying and grouping.' },
  ],
  parts: 'RowPart',
  states: {
    connected: 'the sign-in works',
    pending: 'the sign-in is being checked',
    needs_attention: 'the user has to sign in again',
    unknown: 'the status could not be determined',
  },
};
