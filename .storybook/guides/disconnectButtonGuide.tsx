import type { Guide } from '../docs/Guide.ts';

export const disconnectButtonGuide: Guide = {
  purpose:
    'Takes an account away: asks in a dialog that says what is deleted, then deletes the stored sign-in.',
  dos: [{ text: 'Last among the actions, and quiet: it is red in the dialog alone, where it counts.' }],
  donts: [
    {
      text: 'No dialog of your own before it, and none instead: this one keeps the focus, and says what failed.',
    },
    { text: 'Not as a switch: connecting again takes a sign-in, not a click.' },
  ],
  parts: 'DisconnectPart',
};
