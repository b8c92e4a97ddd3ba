import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { find } from './scripts/browser.mjs';

// Every story runs in both themes and both directions; two projects cover the four.
const looks = [
  { theme: 'light', direction: 'ltr' },
  { theme: 'dark', direction: 'rtl' },
];

export default defineConfig({
  test: {
    projects: looks.map((look) => ({
      plugins: [storybookTest({ configDir: '.storybook', initialGlobals: look })],
      test: {
        name: `${look.theme} ${look.direction}`,
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          instances: [{ browser: 'chromium' }],
          provider: playwright({ launchOptions: { executablePath: find() } }),
        },
      },
    })),
  },
});
