import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { find } from './scripts/browser.mjs';

// Some tests wait for a time limit, so one more than there are processors.
export const maxWorkers = availableParallelism() + 1;

const shared = {
  // In each project, because Vitest takes the number of a browser's pages from its project only.
  maxWorkers,
  // A test that hangs still fails. A busy machine may take long.
  testTimeout: 30_000,
  expect: { poll: { timeout: 10_000 } },
};

/** Tests of what other tests cover with fewer runs, or with one driver. `npm run test:all` runs them. */
export const depthTests = 'packages/*/src/**/*.depth.test.ts';

const engineTests = 'packages/react/src/engine/**/*.test.ts';

export const nodeProjects = [
  {
    test: {
      ...shared,
      name: 'node',
      // Files that run in the same process share their modules, which halves the time. No test may leave anything in one.
      isolate: false,
      include: [
        'packages/{protocol,server,emulator,cli}/src/**/*.test.ts',
        'apps/*/server/**/*.test.ts',
        'docs/{,examples/}*.test.ts',
        'scripts/lint/*.test.ts',
        '.storybook/*.test.ts',
      ],
      exclude: [depthTests],
    },
  },
  {
    test: {
      ...shared,
      name: 'react',
      isolate: false,
      // These files share a process, but not what the modules remember, such as the warnings that a page has shown.
      setupFiles: ['packages/react/src/newModules.fixture.ts'],
      include: ['packages/react/src/**/*.test.ts'],
      exclude: [engineTests, depthTests],
    },
  },
  // A run that is still open when its file ends sets timers, so each file of the engine has its own process.
  { test: { ...shared, name: 'engine', include: [engineTests], exclude: [depthTests] } },
] satisfies TestProjectInlineConfiguration[];

const browserProject: TestProjectInlineConfiguration = {
  plugins: [react()],
  test: {
    ...shared,
    name: 'browser',
    // Files that run in the same page load React and the kit once. No test may leave anything in a page.
    isolate: false,
    include: ['packages/react/src/**/*.browser.test.tsx'],
    setupFiles: ['packages/react/src/browserTests.fixture.ts'],
    browser: {
      enabled: true,
      headless: true,
      connectTimeout: 180_000, // it starts beside all other tests
      screenshotFailures: false,
      viewport: { width: 1024, height: 768 },
      instances: [{ browser: 'chromium' }],
      provider: playwright({ launchOptions: { executablePath: find() } }),
    },
  },
};

export default defineConfig({ test: { projects: [...nodeProjects, browserProject] } });
