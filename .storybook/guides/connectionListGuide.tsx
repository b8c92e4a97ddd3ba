import { ConnectAccountButton, ConnectionList } from '@kit/react';
import type { Guide } from '../docs/Guide.ts';

export const connectionListGuide: Guide = {
  purpose: 'All accounts that the user has connected, with what each is worth and what can be done about it.',
  dos: [
    {
      text: 'A heading above, with the way to connect one more beside it.',
      example: () => (
        <div>
          <div className="story-heading">
            <strong>Connected accounts</strong>
            <ConnectAccountButton application="linkedin" size="small" />
          </div>
          <ConnectionList />
        </div>
      ),
    },
    { text: 'Give it an `empty` of your own that says what connecting is good for here.' },
  ],
  donts: [
    {
      text: 'No card around it: the list is one.',
      example: () => (
        <div className="advice-card">
          <ConnectionList />
        </div>
      ),
    },
    { text: 'Not hidden while it is empty: people look for it where it was.' },
    { text: 'No spinner of your own: it shows rows of the right height while it loads.' },
  ],
  parts: 'ListPart',
  states: {
    loading: 'the accounts are asked for',
    ready: 'there are some',
    empty: 'none is connected',
    error: 'they could not be loaded; says why, and offers another try',
  },
};
