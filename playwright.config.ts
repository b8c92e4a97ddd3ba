import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { find } from './scripts/browser.mjs';

// Playwright switches off what these tests are about: popup blocking, storage partitioning, the back/forward cache and
// timer throttling. Its own list of disabled features is given again without partitioning, since the last list wins.
const disabledFeatures = [
  'MediaRouter',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  // The address bar's suggestions are pages, which each new window loads for about a second before any test page.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
];

export default defineConfig({
  testDir: 'apps/playground/e2e',
  testMatch: '*.e2e.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  globalSetup: './apps/playground/e2e/buildPageOnce.ts',
  // Many tests wait for a time limit, so one more than there are processors.
  workers: availableParallelism() + 1,
  reporter: [['list'], ['./apps/playground/e2e/CaseReporter.ts']],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
  use: {
    ignoreHTTPSErrors: true,
    // Traces run scripts in the page, which lends it user activation.
    trace: 'off',
    screenshot: 'only-on-failure',
    video: 'off',
    // Too narrow for the chat beside the accounts, which `beside.e2e.ts` tests. Few tests need both.
    viewport: { width: 1080, height: 900 },
    launchOptions: {
      executablePath: find(),
      ignoreDefaultArgs: [
        '--disable-popup-blocking',
        '--disable-back-forward-cache',
        '--disable-background-timer-throttling',
        '--disable-renderer-backgrounding',
        '--disable-backgrounding-occluded-windows',
      ],
      args: [
        `--disable-features=${disabledFeatures.join(',')}`,
        '--host-resolver-rules=MAP *.test 127.0.0.1',
        '--ignore-certificate-errors',
      ],
    },
  },
});
