export type { ConnectionView } from './testing/appRoutes.ts';
export type { AccountOfApplication, Anchor, AnchorOptions } from './testing/createAnchor.ts';
export { HostedPage, type SignInFields } from './testing/HostedPage.ts';
export type { AppCommand, RunningApp } from './testing/startApp.ts';
export {
  anchorEnv,
  type TestEmulator,
  type TestEmulatorEnv,
  type TestEmulatorOptions,
} from './testing/startTestEmulator.ts';
export { test, type AnchorFixtures } from './testing/test.ts';
export { expect, type ToHaveConnectionOptions } from './testing/toHaveConnection.ts';
