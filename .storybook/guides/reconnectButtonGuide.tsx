import { ConnectionStatusBadge, ReconnectButton } from '@kit/react';
import { OneConnection } from '../../packages/react/src/list/OneConnection.fixture.tsx';
import type { Guide } from '../docs/Guide.ts';

export const reconnectButtonGuide: Guide = {
  purpose: 'Signs in again to an account whose sign-in has ended. The connection keeps its id and label.',
  dos: [
    {
      text: 'Show it beside an account that needs attention, and where its missing sign-in blocks the user.',
      example: () => (
        <OneConnection
          show={(connection) => (
            <>
              <ConnectionStatusBadge status="needs_attention" />
              <ReconnectButton connection={connection} />
            </>
          )}
        />
      ),
    },
  ],
  donts: [
    {
      text: 'Do not show it for an account that works. Users would press it without need.',
      example: () => (
        <OneConnection
          show={(connection) => (
            <>
              <ConnectionStatusBadge status="connected" />
              <ReconnectButton connection={connection} />
            </>
          )}
        />
      ),
    },
  ],
  parts: 'ButtonPart',
};
