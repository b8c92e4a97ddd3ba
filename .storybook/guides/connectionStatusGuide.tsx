import { ConnectionStatus, type ConnectionStatusProps } from '@kit/react';
import type { Guide } from '../docs/Guide.ts';

const states: Record<ConnectionStatusProps['status'], string> = {
  connected: 'the sign-in works',
  pending: 'it is being checked',
  needs_attention: 'the site ended it; the user has to sign in again',
  unknown: 'it could not be determined, or a newer server says what this version does not know',
};

export const connectionStatusGuide: Guide = {
  purpose:
    'What a connection is worth right now: an icon, a word, and the reason on hover and for screen readers.',
  dos: [
    {
      text: 'Right after the name it is about.',
      example: () => (
        <>
          <strong>LinkedIn</strong> <ConnectionStatus status="needs_attention" />
        </>
      ),
    },
    { text: 'Give a status that asks for something an action beside it.' },
  ],
  donts: [
    {
      text: 'No colour that means something else.',
      example: () => <ConnectionStatus status="connected" style={{ color: 'var(--connect-danger-text)' }} />,
    },
    { text: 'Not the icon alone, nor the colour: both come with the word.' },
  ],
  parts: 'StatusPart',
  states,
};
