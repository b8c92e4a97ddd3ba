import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { find } from './scripts/browser.mjs';

const shared = {
  // A test that hangs still fails. A busy machine may take long.
  testTimeout: 30_000,
  expect: { poll: { timeout: 10_000 } },
};

// Some tests wait for a time limit, so one more than there are processors.
export const maxWorkers = availableParallelism() + 1;

/** Tests of what other tests cover with fewer runs, or with one driver. `npm run test:all` runs them. */
export const depthTests = 'packages/*/src/**/*.depth.test.ts';

export const nodeProjects = [
  {
    test: {
      ...shared,
      name: 'node',
      // Files that run in the same process share their modules, which halves the time. No test may leave anything in one.
      isolate: false,
      include: [
        'packages/{protocol,server,emulator}/src/**/*.test.ts',
        'apps/*/server/*.test.ts',
        'docs/*.test.ts',
        'scripts/lint/*.test.ts',
      ],
      exclude: [depthTests],
    },
  },
  // The engine warns once per page, so each of its files needs its own modules.
  { test: { ...shared, name: 'react', include: ['packages/react/src/**/*.test.ts'] } },
] satisfies TestProjectInlineConfiguration[];

const browserProject: TestProjectInlineConfiguration = {
  plugins: [react()],
  test: {
    ...shared,
    name: 'browser',
    include: ['packages/react/src/**/*.browser.test.tsx'],
    setupFiles: ['packages/react/src/browserTests.fixture.ts'],
    browser: {
      enabled: true,
      headless: true,
      connectTimeout: 180_000, // it starts beside all other tests
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({ launchOptions: { executablePath: find() } }),
    },
  },
};

export default defineConfig({ test: { maxWorkers, projects: [...nodeProjects, browserProject] } });
