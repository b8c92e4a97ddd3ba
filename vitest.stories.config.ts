import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { find } from './scripts/browser.mjs';

/** Pages in each look. Vitest requires the same number in all projects. */
const maxWorkers = 2;

/** Every story runs in each, with its interactions and axe; once on a page that the browser keeps translating. */
const looks = [
  { theme: 'light', direction: 'ltr', locale: 'en' },
  { theme: 'dark', direction: 'ltr', locale: 'de' },
  { theme: 'light', direction: 'rtl', locale: 'en', translated: 'translated' },
  { theme: 'dark', direction: 'rtl', locale: 'ar' },
];

const storiesIn = (look: (typeof looks)[number]): TestProjectInlineConfiguration => ({
  plugins: [storybookTest({ configDir: '.storybook', initialGlobals: look })],
  test: {
    name: Object.values(look).join(' '),
    // Stories share their page, which is faster. In the other looks each file has its own, so no story may need this.
    isolate: look !== looks[0],
    maxWorkers,
    testTimeout: 60_000, // axe over fifty rows, on a busy machine
    browser: {
      enabled: true,
      headless: true,
      connectTimeout: 180_000, // four browsers start at the same time
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({ launchOptions: { executablePath: find() } }),
    },
  },
});

// What `npm run build-storybook` makes, in a browser that finds nothing else.
const site: TestProjectInlineConfiguration = {
  test: {
    name: 'site',
    maxWorkers,
    environment: 'node',
    include: ['scripts/storybook.check.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 10_000 } },
  },
};

export default defineConfig({ test: { projects: [...looks.map(storiesIn), site] } });
