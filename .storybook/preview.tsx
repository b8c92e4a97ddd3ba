import type { Preview } from '@storybook/react-vite';
import '@kit/react/styles.css';
import './preview.css';
import { loadLive } from './live/loadLive.ts';
import { withLive } from './live/withLive.tsx';
import { withLook } from './withLook.tsx';

export default {
  loaders: [loadLive],
  decorators: [withLive, withLook],
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    backgrounds: { disable: true },
    controls: { expanded: true },
    layout: 'centered',
    options: {
      storySort: { order: ['Components', ['ConnectAccountButton', 'ConnectionList', 'ConnectionStatus']] },
    },
  },
  initialGlobals: { theme: 'auto', direction: 'ltr' },
  globalTypes: {
    theme: {
      description: 'Colours',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Auto', icon: 'browser' },
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
    direction: {
      description: 'Direction of writing',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
} satisfies Preview;
