import type { StorybookConfig } from '@storybook/react-vite';

export default {
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: ['./{pages,recipes,tokens}/*.stories.tsx', '../packages/react/src/**/*.stories.tsx'],
  staticDirs: ['./public'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
} satisfies StorybookConfig;
