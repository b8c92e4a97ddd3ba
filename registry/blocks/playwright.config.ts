import { demoApplications } from '@kit/emulator';
import type { AnchorFixtures } from '@kit/emulator/playwright';
import { defineConfig } from '@playwright/test';

export default defineConfig<object, AnchorFixtures>({
  testDir: 'e2e',
  fullyParallel: true,
  use: {
    startApp: {
      command: 'npm start', // starts your server on the port in PORT
      env: {
        PUBLIC_URL: 'http://localhost:$PORT',
        LINKEDIN_APP_ID: demoApplications[0]?.id ?? '',
        DEMO_USER: 'ada',
      },
    },
  },
});
