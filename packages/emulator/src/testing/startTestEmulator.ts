import { keepSpare } from '../browser/keepSpare.ts';
import { findChromium } from '../chromium/findChromium.ts';
import { createEmulator } from '../createEmulator.ts';
import { demoApiKey } from '../demo.ts';
import type { Emulator, EmulatorOptions } from '../Emulator.ts';
import type { Fault } from '../faults/faultQueue.ts';
import { listen } from '../server/listen.ts';
import type { ScenarioName } from '../settings/scenarios.ts';

/** Options of an emulator for tests: those of `createEmulator`, and its port. */
export interface TestEmulatorOptions extends EmulatorOptions {
  /** Port to listen on. @default a free port */
  readonly port?: number;
}

/** Environment variables for the server of your app. */
// A type, because an interface is not assignable to a record.
export type TestEmulatorEnv = {
  /** Origin of Anchor's API. The official SDK reads it. */
  readonly ANCHORBROWSER_BASE_URL: string;
  /** Origin of the hosted page, for `hostedUrl` and `hostedOrigin`. */
  readonly ANCHORBROWSER_APP_URL: string;
  /** API key that the emulator accepts. The official SDK reads it. */
  readonly ANCHORBROWSER_API_KEY: string;
  /** Secret that signs the emulator's webhooks, for `webhookSecret`. */
  readonly ANCHORBROWSER_WEBHOOK_SECRET: string;
};

/** An emulator for tests, served over HTTP. `close` also stops the server. */
export interface TestEmulator extends Emulator {
  /** Origin of the API and of the hosted page, without a trailing slash. */
  readonly url: string;
  /** API key that it accepts. */
  readonly apiKey: string;
  /** Environment variables for the server of your app. */
  readonly env: TestEmulatorEnv;
  /** Injects a fault into the next matching API calls, or chooses a scenario until the next test. */
  readonly next: (what: Fault | ScenarioName) => void;
}

/**
 * Returns the environment variables for the server of your app, if it starts before an emulator on this port.
 *
 * @example
 * webServer: { command: 'npm start', url: 'http://localhost:3000', env: anchorEnv(4400) }
 */
export function anchorEnv(port: number): TestEmulatorEnv {
  return envOf(`http://127.0.0.1:${port}`, demoApiKey);
}

function envOf(url: string, apiKey: string): TestEmulatorEnv {
  return {
    ANCHORBROWSER_BASE_URL: url,
    ANCHORBROWSER_APP_URL: url,
    ANCHORBROWSER_API_KEY: apiKey,
    ANCHORBROWSER_WEBHOOK_SECRET: 'demo-anchor-webhook-secret',
  };
}

/** Starts an emulator that accepts callbacks on localhost. Its sessions are browsers if `findChromium` finds one. */
export async function startTestEmulator({
  port = 0,
  ...options
}: TestEmulatorOptions = {}): Promise<TestEmulator> {
  const browsers = 'browsers' in options ? options.browsers : findChromium();
  const launcher = browsers && keepSpare(browsers);
  const emulator = createEmulator({
    ...options,
    browsers: launcher,
    settings: { allowLoopbackCallbacks: true, ...options.settings },
  });
  const { url, close } = await listen(emulator, { port });
  const { apiKeys } = options;
  const apiKey = (apiKeys === 'any' ? undefined : apiKeys?.[0]) ?? demoApiKey;
  return {
    ...emulator,
    async close() {
      await launcher?.close(); // first, so the end of a session starts no other browser
      await close();
    },
    url,
    apiKey,
    env: envOf(url, apiKey),
    next: (what) => (typeof what === 'string' ? emulator.chooseScenario(what) : emulator.failNext(what)),
  };
}
