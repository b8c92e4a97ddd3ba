import type { Decorator } from '@storybook/react-vite';
import { Live } from './Live.tsx';
import { liveOf } from './liveOf.ts';

/** Puts the provider around a story, with the story's own server behind it. */
export const withLive: Decorator = (Story, { loaded, globals, args }) => (
  <Live server={liveOf(loaded)} globals={globals} args={args}>
    <Story />
  </Live>
);
