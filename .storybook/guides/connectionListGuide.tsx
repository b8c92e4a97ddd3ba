import { ConnectAccountButton, ConnectionList } from '@kit/react';
import type { Guide } from '../docs/Guide.ts';

export const connectionListGuide: Guide = {
  purpose: 'Lists the connected accounts with their status and actions.',
  dos: [
    {
      text: 'Put a heading above it, with a button to connect another account.',
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
    { text: 'Use `empty` to explain why the user should connect an account.' },
  ],
  donts: [
    {
      text: 'Do not put it in a card. The list already looks like one.',
      example: () => (
        <div className="advice-card">
          <ConnectionList />
        </div>
      ),
    },
    { text: 'Do not hide it while it is empty.' },
    { text: 'Do not add a spinner. The list shows placeholder rows while it loads.' },
  ],
  parts: 'ListPart',
  states: {
    loading: 'the accounts are loading',
    ready: 'accounts are shown',
    empty: 'no account is connected',
    error: 'loading failed; shows the reason and a retry button',
  },
};
