import { describe, expect, it } from 'vitest';
import { base, createDriver } from '../driver.fixture.ts';
import { demoApiKey } from '../demo.ts';
import { defaultSettings } from './EmulatorSettings.ts';
import { scenarioNames, scenarios } from './scenarios.ts';

describe('scenarios', () => {
  it.each(scenarioNames.filter((name) => name !== 'success'))('%s changes something', (name) => {
    const { emulator } = createDriver({ scenario: name });
    const changed = JSON.stringify(emulator.settings()) !== JSON.stringify(defaultSettings);
    expect(changed || scenarios[name].fault !== undefined).toBe(true);
  });

  it('success changes nothing', () => {
    expect(createDriver().emulator.settings()).toEqual(defaultSettings);
  });

  it.each([
    ['rate-limited', 429, '30'],
    ['server-error', 500, null],
  ] as const)('%s returns %i for every call', async (scenario, status, retryAfter) => {
    const { call } = createDriver({ scenario });
    for (const path of ['/v1/applications', '/v1/identities/x']) {
      const response = await call('GET', path);
      expect([response.status, response.headers.get('retry-after')]).toEqual([status, retryAfter]);
    }
  });

  it('connection-reset rejects every call', async () => {
    const { call } = createDriver({ scenario: 'connection-reset' });
    await expect(call('GET', '/v1/applications')).rejects.toThrow(TypeError);
  });

  it('hang does not respond until the caller aborts', async () => {
    const { emulator } = createDriver({ scenario: 'hang' });
    const signal = AbortSignal.timeout(30);
    const headers = { 'anchor-api-key': demoApiKey };
    await expect(emulator.fetch(`${base}/v1/applications`, { headers, signal })).rejects.toThrow('timeout');
    expect(emulator.log()[0]?.status).toBeNull();
  });

  it('override settings, and the last change wins', () => {
    const { emulator } = createDriver({
      settings: { callbackParameters: 'current', cancel: 'window-closed' },
    });
    emulator.chooseScenario('cancel');
    expect(emulator.settings().cancel).toBe('redirect');
    emulator.chooseScenario('success');
    expect(emulator.settings().cancel).toBe('window-closed');
    emulator.chooseScenario('cancel');
    emulator.configure({ cancel: 'no-redirect' });
    expect(emulator.settings().cancel).toBe('no-redirect');
  });
});
