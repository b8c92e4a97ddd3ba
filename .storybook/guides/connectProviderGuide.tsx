import type { Guide } from '../docs/Guide.ts';

export const connectProviderGuide: Guide = {
  purpose:
    'Stands around the app, draws nothing, and gives everything below it one server, one language and one memory.',
  dos: [
    { text: 'One, near the root of the app, so that a button on one page and a list on another agree.' },
    { text: 'Set owner to the signed-in user and organization, and change it when either changes.' },
    {
      text: 'Hand it what the server has read already: the first paint then has rows in place of a skeleton.',
    },
    {
      text: 'In a modal dialog of your own put a LiveRegion around what is in it: a modal silences that of the provider.',
    },
  ],
  donts: [
    {
      text: 'Not one around each button: each would ask the server for itself, and none would hear of the others.',
    },
    { text: 'Do not change baseUrl or owner during a sign-in: the attempt is abandoned.' },
  ],
};
