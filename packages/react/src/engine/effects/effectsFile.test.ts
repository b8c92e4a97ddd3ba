import { afterEach, expect, test, vi } from 'vitest';
import { createClient } from '../../client/createClient.ts';
import { createFakeBrowser, hostedOrigin } from '../browser/environment.fixture.ts';
import { createConnectEngine } from '../createConnectEngine.ts';
import { connection, createFakeHandler } from '../handler.fixture.ts';
import { effectsFile } from './effectsFile.ts';

afterEach(() => vi.useRealTimers());

test('a click opens the popup without the effects, and they follow the attempt once they are loaded', async () => {
  vi.useFakeTimers();
  const handler = createFakeHandler();
  const browser = createFakeBrowser();
  const client = createClient({ baseUrl: '/api/connect', fetch: handler.fetch });
  const { environment } = browser;
  const engine = createConnectEngine({ client, application: 'linkedin', hostedOrigin, environment });
  expect(effectsFile.loaded).toBeUndefined();

  const outcome = engine.open();
  expect(browser.popup().closed).toBe(false);
  expect(effectsFile.loaded).toBeUndefined();
  await effectsFile.load();
  await vi.advanceTimersByTimeAsync(0);
  expect(engine.getSnapshot().state).toBe('waiting');

  handler.set('a1', { status: 'connected', connection });
  browser.popup().close();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await outcome).toEqual({ status: 'connected', connection });
});
