import { describe, expect, it } from 'vitest';
import { createEmulator } from './createEmulator.ts';
import { demoApplications } from './demo.ts';
import { createDriver, shop } from './driver.fixture.ts';

describe('createEmulator', () => {
  it('starts with the demo applications, under fixed ids', () => {
    expect(
      createEmulator()
        .applications()
        .map(({ id }) => id),
    ).toEqual(demoApplications.map(({ id }) => id));
  });

  it('takes ids and time from outside', async () => {
    let count = 0;
    const { emulator, mint } = createDriver({ createId: () => `id-${(count += 1)}`, now: () => 5000 });
    const { id, createdAt } = emulator.seedIdentity({ applicationId: shop.id });
    expect(id).toMatch(/^id-\d+$/);
    expect(createdAt).toBe(5000);
    expect(await mint()).toMatch(/^id\d+id\d+$/);
  });

  it('resets to what it was made with', async () => {
    const { emulator, mint } = createDriver({ applications: [{ name: 'Unnamed', source: 'one.example' }] });
    const before = emulator.applications();
    const settings = emulator.settings();
    await mint();
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

  it('refuses settings that do not exist', () => {
    const { emulator } = createDriver();
    const wrong: Record<string, unknown> = { callbackAppend: 'sideways' };
    expect(() => emulator.configure(wrong)).toThrow('The setting "callbackAppend" cannot be "sideways".');
    expect(() => createEmulator({ settings: JSON.parse('{"toString":1}') })).toThrow(
      'no setting called "toString"',
    );
  });

  it('refuses seeds that lead nowhere', () => {
    const { emulator } = createDriver();
    expect(() => emulator.seedIdentity({ applicationId: 'nobody' })).toThrow('no application nobody');
    expect(() => emulator.seedApplication({ ...shop, apiKey: 'wrong' })).toThrow('does not accept the key');
  });

  it('signs in without the page, once', async () => {
    const { emulator, mint } = createDriver();
    const token = await mint();
    expect(emulator.completeSignIn(token, 'Ada').redirectUrl).toContain('?identity_id=');
    expect(() => emulator.completeSignIn(token)).toThrow('The token is used.');
    expect(() => emulator.completeSignIn('nobody')).toThrow('The token is unknown.');
  });
});
