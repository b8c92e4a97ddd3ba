import { ConnectionStatusBadge, DisconnectButton, RenameButton } from '@kit/react';
import { OneConnection } from '../../packages/react/src/list/OneConnection.fixture.tsx';
import type { Guide } from '../docs/Guide.ts';

export const disconnectButtonGuide: Guide = {
  purpose: 'Asks in a dialog, then disconnects the account and deletes the saved sign-in.',
  dos: [
    {
      text: 'Put it last among the actions. Only the dialog is red.',
      example: () => (
        <OneConnection
          show={(connection) => (
            <>
              <ConnectionStatusBadge status="connected" />
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
      text: 'Do not make it red. Disconnecting is rare.',
      example: () => (
        <OneConnection
          show={(connection) => (
            <DisconnectButton
              connection={connection}
              style={{ background: 'var(--connect-danger)', color: 'white' }}
            />
          )}
        />
      ),
    },
    {
      text: 'Do not replace its dialog. It manages the focus and shows errors.',
    },
    { text: 'Do not show it as a switch. Connecting again needs a sign-in.' },
  ],
  parts: 'DisconnectPart',
};
