import type { Guide } from '../docs/Guide.ts';

export const renameFormGuide: Guide = {
  purpose:
    'A form for the user’s label of an account. Enter saves, Escape cancels, an empty value clears the label.',
  dos: [{ text: 'Show it in place of the name while the user edits it.' }],
  donts: [{ text: 'Do not keep it open. It takes the focus when it appears.' }],
  parts: 'RenamePart',
  states: {
    open: 'ready for input',
    busy: 'saving',
    failed: 'saving failed; shows the reason and keeps the input',
  },
};
