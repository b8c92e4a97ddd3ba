import type { Preview } from '@storybook/react-vite';
import '@kit/react/styles.css';
import '@kit/react/themes/compact.css';
import '@kit/react/themes/contrast.css';
import '@kit/react/themes/paper.css';
import '@kit/react/themes/violet.css';
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
      storySort: {
        order: ['Look', 'Components', ['ConnectAccountButton', 'ConnectionList', 'ConnectionStatus']],
      },
    },
  },
  initialGlobals: { theme: 'auto', look: 'default', locale: 'en', direction: 'auto' },
  globalTypes: {
    theme: {
      description: 'Colours',
      toolbar: {
        title: 'Colours',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'auto', title: 'Auto', icon: 'browser' },
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
    look: {
      description: 'Theme',
      toolbar: {
        title: 'Theme',
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: 'default', title: 'Default' },
          { value: 'violet', title: 'Violet' },
          { value: 'paper', title: 'Paper' },
          { value: 'compact', title: 'Compact' },
          { value: 'contrast', title: 'Contrast' },
        ],
      },
    },
    locale: {
      description: 'Language',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch' },
          { value: 'fr', title: 'Français' },
          { value: 'es', title: 'Español' },
          { value: 'pt', title: 'Português' },
          { value: 'ja', title: '日本語' },
          { value: 'zh', title: '简体中文' },
          { value: 'ar', title: 'العربية' },
          { value: 'he', title: 'עברית' },
          { value: 'pseudo', title: '[Þšéúðö]' },
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
          { value: 'auto', title: 'Of the language' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
} satisfies Preview;
