import { describe, expect, it } from 'vitest';
import { createEmulator } from './createEmulator.ts';
import { demoApplications } from './demo.ts';
import { createDriver, shop } from './driver.fixture.ts';

describe('createEmulator', () => {
  it('starts with the demo applications and their fixed ids', () => {
    expect(
      createEmulator()
        .applications()
        .map(({ id }) => id),
    ).toEqual(demoApplications.map(({ id }) => id));
  });

  it('uses the options createId and now', async () => {
    let count = 0;
    const { emulator, createToken } = createDriver({ createId: () => `id-${(count += 1)}`, now: () => 5000 });
    const { id, createdAt } = emulator.seedIdentity({ applicationId: shop.id });
    expect(id).toMatch(/^id-\d+$/);
    expect(createdAt).toBe(5000);
    expect(await createToken()).toMatch(/^id\d+id\d+$/);
  });

  it('resets to its options', async () => {
    const { emulator, createToken } = createDriver({
      applications: [{ name: 'Unnamed', source: 'one.example' }],
    });
    const before = emulator.applications();
    const settings = emulator.settings();
    await createToken();
    emulator.seedApplication({ name: 'Extra', source: 'extra.example' });
    emulator.configure({ oneTimeCode: true });
    emulator.chooseScenario('server-error');
    emulator.failNext({ kind: 'reset' });
    emulator.advance(1000);
    emulator.reset();
    expect(emulator.applications()).toEqual(before);
    expect(emulator.settings()).toEqual(settings);
    expect(emulator.scenario()).toBe('success');
    expect([emulator.faults(), emulator.log(), emulator.tokens()]).toEqual([[], [], []]);
    expect(emulator.now()).toBe(1_800_000_000_000);
  });

  it('refuses unknown settings and values', () => {
    const { emulator } = createDriver();
    const wrong: Record<string, unknown> = { callbackAppend: 'sideways' };
    expect(() => emulator.configure(wrong)).toThrow('Setting "callbackAppend" cannot be "sideways".');
    expect(() => createEmulator({ settings: JSON.parse('{"toString":1}') })).toThrow(
      'Unknown setting "toString"',
    );
  });

  it('refuses seeds of an unknown application or API key', () => {
    const { emulator } = createDriver();
    expect(() => emulator.seedIdentity({ applicationId: 'unknown' })).toThrow(
      'Application unknown does not exist',
    );
    expect(() => emulator.seedApplication({ ...shop, apiKey: 'wrong' })).toThrow(
      'does not accept the API key',
    );
  });

  it('signs in once without the page', async () => {
    const { emulator, createToken } = createDriver();
    const token = await createToken();
    expect(emulator.completeSignIn(token, 'Ada').redirectUrl).toContain('?identity_id=');
    expect(() => emulator.completeSignIn(token)).toThrow('The token is used.');
    expect(() => emulator.completeSignIn('unknown')).toThrow('The token is unknown.');
  });
});
