import { anchorEnv, type AnchorFixtures } from '@kit/emulator/playwright';
import { defineConfig } from '@playwright/test';

const { ANCHOR_PORT = '4400', PORT = '3000', CHROMIUM_PATH } = process.env;
const url = `http://localhost:${PORT}`;

// Playwright starts this server before the workers, so the port of the emulator is fixed, and there is one worker.
export default defineConfig<object, AnchorFixtures>({
  testDir: 'e2e',
  testMatch: ['webServer.spec.ts', 'agent.spec.ts'],
  workers: 1,
  timeout: 60_000,
  webServer: {
    command: 'node --import tsx server.ts',
    url,
    env: { ...anchorEnv(Number(ANCHOR_PORT)), PORT, PUBLIC_URL: url },
  },
  // An agent's browser takes seconds to start on a busy machine.
  expect: { timeout: 15_000 },
  use: {
    baseURL: url,
    anchorOptions: { port: Number(ANCHOR_PORT) },
    ...(CHROMIUM_PATH && { launchOptions: { executablePath: CHROMIUM_PATH } }),
  },
});
