import type { Guide } from '../docs/Guide.ts';

export const renameFormGuide: Guide = {
  purpose:
    'A field for the user’s own name of an account. Enter saves, Escape leaves, an empty name takes it off.',
  dos: [{ text: 'In the place of the name, for as long as it is being changed.' }],
  donts: [{ text: 'Not open all the time: it takes the focus when it appears.' }],
  parts: 'RenamePart',
  states: {
    open: 'waits for a name',
    busy: 'the name is being saved',
    failed: 'it could not be; says why, and keeps what was typed',
  },
};
