import { ApplicationPicker } from '@kit/react';
import type { Guide } from '../docs/Guide.ts';

export const applicationPickerGuide: Guide = {
  purpose:
    'Shows the applications as tiles. Pressing a tile connects an account. Longer lists have a search field.',
  dos: [
    { text: 'Use it for three or more applications.', example: () => <ApplicationPicker searchFrom={20} /> },
    { text: 'Put it on a settings page or in an onboarding step.' },
    { text: 'Do not handle blocked popups: tiles become links and explain why.' },
  ],
  donts: [
    { text: 'Do not use it for one or two applications. Use a button for each.' },
    { text: 'Do not show buttons for the same applications beside it.' },
    { text: 'Do not add your own search field. The picker shows one for seven or more applications.' },
  ],
  parts: 'PickerPart',
  states: {
    loading: 'the applications are loading',
    ready: 'the applications are shown',
    error: 'loading failed; shows the reason and a retry button',
  },
};
