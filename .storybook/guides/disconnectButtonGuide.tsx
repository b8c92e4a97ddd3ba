import { ConnectionStatus, DisconnectButton, RenameButton } from '@kit/react';
import { OneConnection } from '../../packages/react/src/list/OneConnection.fixture.tsx';
import type { Guide } from '../docs/Guide.ts';

export const disconnectButtonGuide: Guide = {
  purpose:
    'Takes an account away: asks in a dialog that says what is deleted, then deletes the saved sign-in.',
  dos: [
    {
      text: 'Last among the actions, and quiet: it is red in the dialog alone, where it counts.',
      example: () => (
        <OneConnection
          show={(connection) => (
            <>
              <ConnectionStatus status="connected" />
              <RenameButton connection={connection} />
              <DisconnectButton connection={connection} />
            </>
          )}
        />
      ),
    },
  ],
  donts: [
    {
      text: 'Not red from the start: a list of alarms, for what is done once a year.',
      example: () => (
        <OneConnection
          show={(connection) => (
            <DisconnectButton
              connection={connection}
              style={{ background: 'var(--connect-danger)', color: 'var(--connect-on-danger)' }}
            />
          )}
        />
      ),
    },
    {
      text: 'No dialog of your own before it, and none instead: this one keeps the focus, and says what failed.',
    },
    { text: 'Not as a switch: connecting again takes a sign-in, not a click.' },
  ],
  parts: 'DisconnectPart',
};
