import { LiveCard } from '../../packages/react/src/live/LiveCard.tsx';
import { liveIn } from '../../packages/react/src/live/liveIn.fixture.ts';
import type { Guide } from '../docs/Guide.ts';

const states: Record<string, string> = {
  loading: 'the browser is read for the first time',
  idle: 'the key has no browser; the view waits for one',
  starting: 'the browser is being started',
  connecting: 'the live view is being loaded',
  live: 'the user watches',
  taken: 'the user is in control',
  unanswered: 'the live view did not load within 15 seconds; the user can try again',
  refused: 'the content security policy of your page blocks the frame',
  unsupported: 'the server cannot read the address of the live view',
  ended: 'the browser has ended; the text says why',
  expired: 'the time of the browser is over',
  failed: 'the browser could not be read; the user can try again',
};

export const liveViewGuide: Guide = {
  purpose:
    'Shows the browser that an agent works in to the owner of its accounts. They watch, take over, hand back and stop it.',
  dos: [
    {
      text: 'Say what the browser is for with `purpose`, and what you need with `askPerson`.',
      example: () => (
        <LiveCard
          variant="small"
          result={liveIn('live', { help: 'Please enter the code from your phone.' })}
        />
      ),
    },
    { text: 'Pass `sessionKey` in a chat. The view follows from one browser of the chat to the next.' },
  ],
  donts: [
    { text: 'Do not let a model write the text of `askPerson`. It could ask for something else.' },
    { text: 'Do not show the view to anyone but the owner. The server refuses, and the view stays empty.' },
  ],
  parts: 'LivePart',
  states,
};
