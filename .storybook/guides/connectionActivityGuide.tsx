import type { Guide } from '../docs/Guide.ts';

export const connectionActivityGuide: Guide = {
  purpose:
    'Shows the owner of an account who used it recently, what for and how it ended. The owner can stop a browser that runs.',
  dos: [
    {
      text: 'Give each browser a `purpose` that names the task, and the name of the `agent`. Each entry shows them.',
    },
    { text: 'Use `showActivity` of `ConnectionList`, unless the activity has its own page.' },
  ],
  donts: [
    { text: 'Do not let a model write the purpose. Users read it as the words of your app.' },
    {
      text: 'Do not show it to other people, such as an administrator. The server returns it to the owner only.',
    },
  ],
  parts: 'ActivityPart',
  states: {
    starting: 'an entry whose browser is being started',
    running: 'an entry whose browser runs; the user can stop it',
    ending: 'an entry that is stopped, while Anchor has not confirmed it; the user can try again',
    ended: 'an entry that has ended',
  },
};
