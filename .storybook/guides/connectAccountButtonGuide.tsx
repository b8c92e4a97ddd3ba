import { ConnectAccountButton } from '@kit/react';
import type { SignInPhase } from '../../packages/react/src/button/phase.ts';
import type { Guide } from '../docs/Guide.ts';

const states: Record<SignInPhase, string> = {
  idle: 'nothing is under way',
  redirecting: 'the app makes way for the sign-in page',
  waiting: 'the user is in the other window; a click brings it to the front',
  unattached: 'the window cannot be seen from here any more; the server is asked',
  confirming: 'the user has signed in, the server checks it',
  connected: 'done, for a moment; then idle again',
  dismissed: 'the window was closed before the end',
  blocked: 'no window could open; a link stands in the button’s place',
  embedded:
    'the app is in a frame of another site, where a sign-in cannot work; a link opens it in a tab of its own',
  expired: 'the sign-in took longer than half an hour',
  failed: 'it ended with an error, which is said below the button',
};

export const connectAccountButtonGuide: Guide = {
  purpose: 'Takes the user to a sign-in on another site, and back with a connected account.',
  dos: [
    {
      text: 'One solid button on a view. Others are outlined, so that it is clear which comes first.',
      example: () => (
        <>
          <ConnectAccountButton application="linkedin" />
          <ConnectAccountButton application="notion" variant="outline" />
        </>
      ),
    },
    {
      text: 'Say in the label what is connected, also where the words are your own.',
      example: () => <ConnectAccountButton application="linkedin">Import from LinkedIn</ConnectAccountButton>,
    },
    { text: 'Leave a line free below it: that is where a try that failed says why.' },
  ],
  donts: [
    {
      text: 'No row of solid buttons: none of them is the main one. From three on, use the picker.',
      example: () => (
        <>
          <ConnectAccountButton application="linkedin" />
          <ConnectAccountButton application="notion" />
          <ConnectAccountButton application="salesforce" />
        </>
      ),
    },
    {
      text: 'No label that could belong to any button.',
      example: () => <ConnectAccountButton application="linkedin">Continue</ConnectAccountButton>,
    },
    { text: 'No dialog of your own before it: the window has to open in the click itself.' },
  ],
  parts: 'SignInPart',
  states,
};
