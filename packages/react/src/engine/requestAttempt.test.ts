import { afterEach, expect, test, vi } from 'vitest';
import { appOrigin } from './environment.fixture.ts';
import { pass, setUp } from './setUp.fixture.ts';

afterEach(() => void vi.useRealTimers());

test.each([
  'https://evil.example/api/connect/start/a1',
  '//evil.example/api/connect/start/a1',
  'javascript:alert(1)',
  '/api/connect/callback/a1',
  '/api/connect/start/../../../logout',
  '/api/connect-evil/start/a1',
  'http://app.example.com/api/connect/start/a1',
  'https://:bad',
])('the start address %s is not opened', async (foreign) => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { engine, browser, handler } = setUp();
  handler.rules.startUrl = () => foreign;
  const promise = engine.open();
  await pass(0);
  expect(await promise).toMatchObject({ status: 'failed', code: 'foreign_start_url' });
  expect(browser.popup().visited).toEqual(['about:blank']);
  expect(browser.popup().closed).toBe(true);
  expect(told.mock.calls.join()).toContain(`set publicUrl to ${appOrigin} and basePath to /api/connect.`);
  told.mockRestore();
});

test('of attempt after attempt the developer is told once', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { engine, handler } = setUp();
  handler.rules.startUrl = (id) => `https://www.example.com/api/connect/start/${id}`;
  for (let count = 0; count < 2; count += 1) {
    void engine.open();
    await pass(0);
  }
  expect(handler.count('POST /attempts')).toBe(2);
  expect(told).toHaveBeenCalledOnce();
  told.mockRestore();
});
