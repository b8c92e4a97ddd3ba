import { setMaxListeners } from 'node:events';
import { vi } from 'vitest';
import { createClient } from '../client/createClient.ts';
import { createConnectEngine } from './createConnectEngine.ts';
import { effectsFile } from './effects/effectsFile.ts';
import type { EngineOptions, Outcome } from './types.ts';
import type { Environment } from './browser/environment.ts';
import { createFakeBrowser, hostedOrigin } from './browser/environment.fixture.ts';
import { createFakeHandler } from './handler.fixture.ts';

await effectsFile.load(); // as a button does when it mounts
setMaxListeners(0); // a run hangs a dozen listeners on one signal, which Node takes for a leak

/** An engine with its client, in a fake browser with a fake clock. */
export function setUp(overrides: Partial<Environment> = {}, options: Partial<EngineOptions> = {}) {
  vi.useFakeTimers({ now: Date.parse('2026-06-01T12:00:00Z') });
  const handler = createFakeHandler();
  const browser = createFakeBrowser(overrides);
  const client = createClient({ baseUrl: '/api/connect/', fetch: handler.fetch });
  const makeEngine = (environment = browser.environment) =>
    createConnectEngine({ client, application: 'linkedin', hostedOrigin, environment, ...options });
  const engine = makeEngine();
  const outcomes: Outcome[] = [];
  engine.listen((event) => event.type === 'outcome' && outcomes.push(event.outcome));

  return {
    browser,
    handler,
    client,
    engine,
    /** Every outcome given, in order. */
    outcomes,
    /** The engine of the same page after a reload. */
    reload: () => makeEngine({ ...browser.environment }),
    /** Another engine of the same page. */
    makeEngine,
    state: () => engine.getSnapshot().state,
    /** Opens, and walks to `pending`. */
    openWaiting: async () => {
      const promise = engine.open();
      await pass(0);
      return { promise, popup: browser.popup() };
    },
  };
}

/** Lets time pass, and everything happen that falls into it. */
export async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
}

/** A message of the relay page. */
export const relay = (attemptId: string, more: object = {}) => ({
  v: 1,
  type: 'connect:relay',
  attemptId,
  ...more,
});

/** A message of the hosted page. */
export const hint = (identityId = 'id_1') => ({ type: 'identity-created', identityId });
