import { accountNamed, requestIn } from '../../packages/react/src/request/requestIn.fixture.ts';
import { RequestCard } from '../../packages/react/src/request/RequestCard.tsx';
import type { Guide } from '../docs/Guide.ts';

const states: Record<string, string> = {
  open: 'the user can connect an account, choose one, or decline',
  started: 'a sign-in has begun, here or in another window; the user can still answer',
  connected: 'an account is connected; one quiet line names it',
  declined: 'the user chose not to connect',
  expired: 'the user did not answer in time',
  superseded: 'the conversation went on without an answer',
  failed: 'the request could not be read; the user can try again',
};

export const connectionRequestGuide: Guide = {
  purpose:
    'Asks the user to connect an account, for an agent or a job that waits for it. After the answer, it becomes one quiet line.',
  dos: [
    {
      text: 'Give a reason that names the task. The card shows it as the words of your app.',
      example: () => (
        <RequestCard result={requestIn('open', { reason: 'I need it to publish “We are hiring”.' })} />
      ),
    },
    {
      text: 'Keep the card where the agent asked. It says how the request ended.',
      example: () => (
        <RequestCard result={requestIn('connected', { connection: accountNamed('jane@example.com') })} />
      ),
    },
  ],
  donts: [
    {
      text: 'Do not let a model write the reason. It could persuade the user to connect for another purpose.',
    },
    { text: 'Do not hide or disable the composer while a card is open. A new message replaces the request.' },
  ],
  parts: 'RequestPart',
  states,
};
