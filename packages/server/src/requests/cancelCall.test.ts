import { describe, expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { ask, connectAccounts, inAnotherProcess, linkedin } from './requests.fixture.ts';

const call = { ...linkedin, key: 'call-1', thread: 'chat', input: { text: 'hi' } } as const;

/** A call that waited, and whose account is connected. */
async function answered() {
  const world = await createWorld();
  const { id } = await ask(world, call);
  await connectAccounts(world, 'ada@example.com');
  return { world, id };
}

describe('a call that is cancelled', () => {
  test('before the account is connected never runs', async () => {
    const world = await createWorld();
    const { id } = await ask(world, call);
    expect(await world.connect.cancelCall(call)).toBe(true);
    await connectAccounts(world, 'ada@example.com');
    expect(await world.connect.claim(call)).toEqual({ id, status: 'used' });
  });

  test('after the account is connected never runs, and can be cancelled again', async () => {
    const { world, id } = await answered();
    expect(await world.connect.cancelCall(call)).toBe(true);
    expect(await world.connect.claim(call)).toEqual({ id, status: 'used' });
    for (let times = 0; times < 2; times++) expect(await world.connect.cancelCall(call)).toBe(true);
  });

  test('cannot have run', async () => {
    const { world } = await answered();
    await world.connect.claim(call);
    for (let times = 0; times < 2; times++) expect(await world.connect.cancelCall(call)).toBe(false);
  });

  test('does not count as another one that has run', async () => {
    const { world } = await answered();
    await world.connect.claim(call);
    const other = { ...call, userId: 'bob' };
    await ask(world, other);
    expect(await world.connect.cancelCall(other)).toBe(true);
    expect(await world.connect.cancelCall(call)).toBe(false);
  });

  test('is cancelled or runs, and never both', async () => {
    const { world } = await answered();
    const [claimed, cancelled] = await Promise.all([
      inAnotherProcess(world).claim(call),
      world.connect.cancelCall(call),
    ]);
    expect(claimed.status === 'connected').toBe(!cancelled);
  });

  test('must have waited, for this user', async () => {
    const { world } = await answered();
    for (const other of [{ key: 'other' }, { thread: 'other' }, { userId: 'eve' }])
      await expect(world.connect.cancelCall({ ...call, ...other })).rejects.toMatchObject({
        code: 'not_found',
      });
  });
});
