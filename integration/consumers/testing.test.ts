import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { find } from '../../scripts/browser.mjs';
import { freePort } from '../shared/freePort.ts';
import { runToEnd } from '../shared/startServer.ts';
import { consumers } from './rows.ts';

const folder = `${consumers}testing`;
const run = (command: string, env: Record<string, string> = {}) =>
  runToEnd(command.split(' '), { CHROMIUM_PATH: find() ?? '', CI: '', ...env }, folder);

// The app is tested as its developers would test it. If one of its tests fails, one of these fails.
describe('an app that has tests', () => {
  beforeAll(() => run('vite build --logLevel=error'));

  test('types: the entry points for Playwright and Vitest compile without skipLibCheck', async () => {
    await expect(run('tsc -p . --skipLibCheck false')).resolves.toBe('');
  });

  test('playwright: all tests pass in two workers', async () => {
    await expect(run('playwright test --reporter=line')).resolves.toMatch(/^ +6 passed/m);
  });

  test('playwright: with a webServer, a worker that replaces a failed one uses the same port', async () => {
    const ports = { PORT: String(await freePort()), ANCHOR_PORT: String(await freePort()) };
    const failing = run('playwright test --config playwright.webServer.config.ts --reporter=line', ports);
    await expect(failing).rejects.toThrow(/^ +1 failed[^]*e2e\/webServer.spec.ts:4:1[^]*^ +2 passed/m);
  });

  test('vitest: all tests pass', async () => {
    await expect(run('vitest run')).resolves.toMatch(/2 passed/);
  });

  test('the test of an agent that posts has at most 10 lines and does not sleep', () => {
    const code = readFileSync(`${folder}/e2e/agent.spec.ts`, 'utf8');
    expect(code.split('\n').filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(10);
    expect(code).not.toMatch(/timeout/i);
  });
});
