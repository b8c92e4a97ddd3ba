import type { Decorator } from '@storybook/react-vite';
import { Live } from './Live.tsx';
import { liveOf } from './liveOf.ts';

/** Wraps a story in the provider, with the story's own server. */
export const withLive: Decorator = (Story, { loaded, globals, args }) => (
  <Live server={liveOf(loaded)} globals={globals} args={args}>
    <Story />
  </Live>
);
