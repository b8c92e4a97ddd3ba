import { ApplicationPicker } from '@kit/react';
import type { Guide } from '../docs/Guide.ts';

export const applicationPickerGuide: Guide = {
  purpose:
    'Shows what can be connected, as tiles. A press connects an account; with many, a search finds one.',
  dos: [
    { text: 'Use it from three applications on.', example: () => <ApplicationPicker searchFrom={20} /> },
    { text: 'Put it where people come to connect something: a settings page, a first-run step.' },
    { text: 'Leave it as it is where no window can open: tiles become links by themselves, and say why.' },
  ],
  donts: [
    { text: 'Not for one or two applications: a button each is shorter, and says more.' },
    { text: 'Not beside buttons for the same applications: one place to connect is enough.' },
    { text: 'No search of your own above it; it brings one from seven applications on.' },
  ],
  parts: 'PickerPart',
  states: {
    loading: 'the applications are asked for',
    ready: 'there they are',
    error: 'they could not be loaded; says why, and offers another try',
  },
};
