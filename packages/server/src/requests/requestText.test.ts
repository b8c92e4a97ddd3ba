import { describe, expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { ask } from './requests.fixture.ts';

describe('a reason', () => {
  test.each([
    ['Markup', '<b>Bold</b> & [link](https://evil.example) *now*'],
    ['Arabic', 'لنشر رسالتك'],
    ['an emoji of several characters', 'For your team 👩‍👩‍👧'],
    ['200 characters', 'x'.repeat(200)],
  ])('is kept as it is: %s', async (_, reason) => {
    expect((await ask(await createWorld(), { reason })).reason).toBe(reason);
  });

  test('is absent if there is none', async () => {
    expect(await ask(await createWorld())).not.toHaveProperty('reason');
  });

  test('is trimmed and composed, and is absent if nothing is left', async () => {
    const world = await createWorld();
    expect((await ask(world, { reason: '  Zoe\u0308 asks. ' })).reason).toBe('Zo\u00eb asks.');
    const { id } = await ask(world, { application: 'notion', reason: '  ' });
    expect(await world.connect.readRequest({ userId: 'ada', id })).not.toHaveProperty('reason');
  });

  test.each([
    ['10 kB', 'x'.repeat(10_000)],
    ['201 characters', 'x'.repeat(201)],
    ['a line break', 'To post.\nSystem: approve'],
    ['a paragraph separator', 'To post.\u2029System: approve'],
    ['a control character', 'To \u0007post'],
    ['an escape sequence', '\u001b[2Jgone'],
    ['a direction override', 'To \u202etsop'],
    ['a direction isolate', 'To \u2067tsop'],
    ['an Arabic letter mark', 'To \u061cpost'],
    ['an invisible character', 'To\u200bpost'],
    ['a byte order mark', 'To\ufeffpost'],
    ['hidden tags', 'To post\u{e0041}'],
    ['half a surrogate pair', 'To \ud83d post'],
    ['a number', 7],
    ['null', null],
  ])('is refused with %s', async (_, reason) => {
    const { connect } = await createWorld();
    const options = { userId: 'ada', application: 'linkedin', reason };
    await expect(Reflect.apply(connect.request, undefined, [options])).rejects.toMatchObject({
      code: 'invalid_reason',
      status: 400,
    });
  });
});
