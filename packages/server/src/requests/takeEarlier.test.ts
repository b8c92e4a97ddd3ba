import { describe, expect, test } from 'vitest';
import { allow, call, createAsking } from '../permissions/permissions.fixture.ts';
import { dayMs } from '../time.ts';
import type { World } from '../world.fixture.ts';
import { ada, ask } from './requests.fixture.ts';

const again = { ...call, key: 'call-2' };

/** A call that its owner has allowed, and that did not run. */
async function allowed(question: object = call) {
  const { world, account } = await createAsking('ask');
  const { id } = await ask(world, question);
  await allow(world, id, account.id);
  return { world, id };
}

describe('the permission of an earlier call', () => {
  test('is for the same call with a new key, once', async () => {
    const { world, id } = await allowed();
    expect(await world.connect.claim(again)).toMatchObject({ id, status: 'connected' });
    expect(await world.connect.claim({ ...call, key: 'call-3' })).toMatchObject({ status: 'open' });
    expect(await world.connect.claim(call)).toMatchObject({ id, status: 'used' });
  });

  test('is not taken by a question, which runs nothing', async () => {
    const { world, id } = await allowed();
    expect(await world.connect.request(again)).toMatchObject({ status: 'open' });
    expect(await world.connect.claim({ ...call, key: 'call-3' })).toMatchObject({ id, status: 'connected' });
  });

  test.each([
    ['other arguments', call, { ...again, input: { text: 'ho' } }],
    ['another conversation', call, { ...again, thread: 'other' }],
    ['no conversation', { ...call, thread: '' }, { ...again, thread: '' }],
    ['no arguments', { ...call, input: undefined }, { ...again, input: undefined }],
  ])('is not for a call with %s', async (_, earlier, later) => {
    const { world } = await allowed(earlier);
    expect(await world.connect.claim(later)).toMatchObject({ status: 'open' });
  });

  test.each<[string, (world: World, id: string) => unknown]>([
    ['has run', ({ connect }) => connect.claim(call)],
    ['was cancelled', ({ connect }) => connect.cancelCall(call)],
    ['was allowed a day ago', ({ advance }) => advance(dayMs)],
  ])('is over if that call %s', async (_, end) => {
    const { world, id } = await allowed();
    await end(world, id);
    expect(await world.connect.claim(again)).toMatchObject({ status: 'open' });
  });

  test('does not exist for a first call, or if the owner has declined', async () => {
    const { world } = await createAsking('ask');
    const first = await world.connect.claim(call);
    expect(first).toMatchObject({ status: 'open' });
    await world.connect.declineRequest({ ...ada, id: first.id ?? '' });
    expect(await world.connect.claim(again)).toMatchObject({ status: 'open' });
  });
});
