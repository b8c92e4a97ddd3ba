import { ConnectionStatusBadge, type ConnectionStatusBadgeProps } from '@kit/react';
import type { Guide } from '../docs/Guide.ts';

const states: Record<ConnectionStatusBadgeProps['status'], string> = {
  connected: 'the sign-in works',
  pending: 'the sign-in is being checked',
  needs_attention: 'the site ended the sign-in; the user has to sign in again',
  unknown: 'the status could not be determined, or a newer server sent an unknown one',
};

export const connectionStatusBadgeGuide: Guide = {
  purpose:
    'Shows the status of a connection: an icon, a label, and the reason. If the account is connected, the reason is a tooltip.',
  dos: [
    {
      text: 'Put it right after the name.',
      example: () => (
        <>
          <strong>LinkedIn</strong> <ConnectionStatusBadge status="needs_attention" />
        </>
      ),
    },
    { text: 'Show an action beside a status that needs one.' },
  ],
  donts: [
    {
      text: 'Do not change the meaning of its colors.',
      example: () => (
        <ConnectionStatusBadge status="connected" style={{ color: 'var(--connect-danger-text)' }} />
      ),
    },
    { text: 'Do not show the icon or the color without the label.' },
  ],
  parts: 'StatusPart',
  states,
};
