import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { find } from './scripts/browser.mjs';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          // What hangs is found all the same; what is slow on a busy machine is no news.
          testTimeout: 30_000,
          expect: { poll: { timeout: 10_000 } },
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/*/server/*.test.ts',
            'docs/*.test.ts',
            'scripts/lint/*.test.ts',
          ],
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'browser',
          testTimeout: 30_000,
          include: ['packages/react/src/**/*.browser.test.tsx'],
          setupFiles: ['packages/react/src/browserTests.fixture.ts'],
          expect: { poll: { timeout: 10_000 } },
          browser: {
            enabled: true,
            headless: true,
            connectTimeout: 180_000, // it starts beside all other tests
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({ launchOptions: { executablePath: find() } }),
          },
        },
      },
    ],
  },
});
