import { afterAll, beforeEach } from 'vitest';
import {
  startTestEmulator,
  type TestEmulator,
  type TestEmulatorEnv,
  type TestEmulatorOptions,
} from './testing/startTestEmulator.ts';

export type { TestEmulator, TestEmulatorEnv, TestEmulatorOptions };

/**
 * Starts an emulator for the tests of a file. It is reset before each test, and stops after the last one. Call it at the top of the
 * file. Do not run tests of the file with `concurrent`, because each test resets the emulator.
 *
 * @example
 * const anchor = await setupEmulator();
 * const client = createAnchorClient({ apiKey: anchor.apiKey, baseUrl: anchor.url, dangerouslyAllowCustomBaseUrl: true });
 */
export async function setupEmulator(options: TestEmulatorOptions = {}): Promise<TestEmulator> {
  const anchor = await startTestEmulator(options);
  beforeEach(() => anchor.reset());
  afterAll(() => anchor.close());
  return anchor;
}
