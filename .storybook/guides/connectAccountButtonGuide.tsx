import { ConnectAccountButton } from '@kit/react';
import type { EnginePhase } from '../../packages/react/src/engine/types.ts';
import type { Guide } from '../docs/Guide.ts';

const states: Record<EnginePhase, string> = {
  idle: 'no attempt is in progress',
  redirecting: 'the tab is opening the sign-in',
  waiting: 'the user signs in in the popup; a press or *Show window* focuses it, *Cancel* closes it',
  external: 'the user signs in in the system browser; a press opens it again, *Cancel* ends the attempt',
  unattached: 'the popup cannot be observed; the kit polls the server',
  confirming: 'the server verifies the sign-in',
  dismissed: 'the user cancelled or closed the popup; a late success still counts',
  connected: 'shown for 2.5 seconds, then idle',
  blocked: 'no popup could open; a link replaces the button, or in a frame of another site follows it',
  expired: 'the sign-in took longer than 30 minutes',
  failed: 'the attempt failed; the reason is shown below the button',
};

export const connectAccountButtonGuide: Guide = {
  purpose: 'Opens the sign-in for an application and connects the account.',
  dos: [
    {
      text: 'Use one solid button per view and outlined ones for the rest.',
      example: () => (
        <>
          <ConnectAccountButton application="linkedin" />
          <ConnectAccountButton application="notion" variant="outline" />
        </>
      ),
    },
    {
      text: 'Name the application in your own label.',
      example: () => <ConnectAccountButton application="linkedin">Import from LinkedIn</ConnectAccountButton>,
    },
    { text: 'Leave room below for an error message.' },
  ],
  donts: [
    {
      text: 'Do not show a row of solid buttons. For three or more applications, use the picker.',
      example: () => (
        <>
          <ConnectAccountButton application="linkedin" />
          <ConnectAccountButton application="notion" />
          <ConnectAccountButton application="salesforce" />
        </>
      ),
    },
    {
      text: 'Do not use a generic label.',
      example: () => <ConnectAccountButton application="linkedin">Continue</ConnectAccountButton>,
    },
    { text: 'Do not open a dialog first. The popup must open in the click itself.' },
  ],
  parts: 'ButtonPart',
  states,
};
