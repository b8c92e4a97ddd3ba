import type { Guide } from '../docs/Guide.ts';

export const connectionRowGuide: Guide = {
  purpose: 'One account: what it is, what it is worth, what can be done about it. For lists of your own.',
  dos: [
    { text: 'In a `ul`: it is an `li`, and says its account’s name to those who hear the page.' },
    { text: 'With `actions` of your own where yours differ; two or three are enough for a row.' },
  ],
  donts: [
    { text: 'Not in a table: a narrow screen moves its actions below the name.' },
    { text: 'Not where a `ConnectionList` would do: that one loads, retries and groups by itself.' },
  ],
  parts: 'RowPart',
  states: {
    connected: 'the sign-in works',
    pending: 'it is being checked',
    needs_attention: 'the user has to sign in again, and can do it here',
    unknown: 'its status could not be determined',
  },
};
