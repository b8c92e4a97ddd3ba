import type { StorybookConfig } from '@storybook/react-vite';
import tailwindcss from '@tailwindcss/vite';

export default {
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: ['./{pages,recipes,tokens}/*.stories.tsx', '../packages/react/src/**/*.stories.tsx'],
  staticDirs: ['./public'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // For the recipe. It leaves stylesheets without Tailwind's rules as they are.
  viteFinal: (config) => ({ ...config, plugins: [...(config.plugins ?? []), tailwindcss()] }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
} satisfies StorybookConfig;
