import { ConnectionStatus, ReconnectButton } from '@kit/react';
import { OneConnection } from '../../packages/react/src/list/OneConnection.fixture.tsx';
import type { Guide } from '../docs/Guide.ts';

export const reconnectButtonGuide: Guide = {
  purpose:
    'Signs in anew to an account whose sign-in has ended. The connection, its name and its place stay.',
  dos: [
    {
      text: 'Beside an account that needs attention, and where its missing sign-in is in the way.',
      example: () => (
        <OneConnection
          show={(connection) => (
            <>
              <ConnectionStatus status="needs_attention" />
              <ReconnectButton connection={connection} />
            </>
          )}
        />
      ),
    },
  ],
  donts: [
    {
      text: 'Not beside an account that works: people would press it to be on the safe side.',
      example: () => (
        <OneConnection
          show={(connection) => (
            <>
              <ConnectionStatus status="connected" />
              <ReconnectButton connection={connection} />
            </>
          )}
        />
      ),
    },
  ],
  parts: 'SignInPart',
};
