import { test as base } from '@playwright/test';
import { createAnchor, type Anchor, type AnchorOptions } from './createAnchor.ts';
import { startApp, type AppCommand, type RunningApp } from './startApp.ts';

/** Options and fixtures that the tests of a worker share. Set the options in `use` of the configuration. */
export interface AnchorFixtures {
  /** Options of the emulator. @default {} */
  anchorOptions: AnchorOptions;
  /** How to start the server of your app. @default your app runs already, at `baseURL` */
  startApp: AppCommand | undefined;
  /** The emulator. It is reset before each test. */
  anchor: Anchor;
  /** The app that `startApp` started. It is the `baseURL` of the tests. */
  app: RunningApp | undefined;
}

/** `test` of Playwright, with an emulator and a server of your app for each worker. */
export const test = base.extend<{ resetAnchor: void }, AnchorFixtures>({
  anchorOptions: [{}, { option: true, scope: 'worker' }],
  startApp: [undefined, { option: true, scope: 'worker' }],

  anchor: [
    async ({ anchorOptions }, provide) => {
      const anchor = await createAnchor(anchorOptions);
      await provide(anchor);
      await anchor.close();
    },
    { scope: 'worker' },
  ],

  app: [
    async ({ anchor, startApp: command }, provide) => {
      if (!command) return provide(undefined);
      const app = await startApp(command, anchor.env);
      await provide(app);
      await app.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  baseURL: async ({ app, baseURL }, provide) => provide(app?.url ?? baseURL),

  // Automatic, so a test that does not use the emulator leaves nothing to the next one.
  resetAnchor: [
    async ({ anchor }, provide) => {
      anchor.reset();
      await provide();
    },
    { auto: true, box: true },
  ],
});
