import type { AnchorFixtures } from '@kit/emulator/playwright';
import { defineConfig } from '@playwright/test';

export default defineConfig<object, AnchorFixtures>({
  testDir: 'e2e',
  testIgnore: 'webServer.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  // An agent's browser takes seconds to start on a busy machine.
  expect: { timeout: 15_000 },
  use: {
    startApp: {
      command: 'node --import tsx server.ts',
      env: { PUBLIC_URL: 'http://localhost:$PORT' },
    },
    ...(process.env.CHROMIUM_PATH && { launchOptions: { executablePath: process.env.CHROMIUM_PATH } }),
  },
});
