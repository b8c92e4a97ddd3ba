import { describe, expect, test } from 'vitest';
import { problemCodes, onLoopback, openTestApp, whatOf } from './testApp.fixture.ts';

function failing(): never {
  throw new Error('down');
}

describe('the user', () => {
  test('reports a getUser that returns a user without a session', async () => {
    const { world, examine } = await openTestApp(undefined, {
      connect: { getUser: () => ({ id: 'everybody' }) },
    });
    expect(problemCodes(await examine())).toEqual([...onLoopback, 'user_assumed'].toSorted());
    expect(await world.store.deleteExpired('attempt', Infinity, 1)).toBe(0);
  });

  test('reports a getUser that throws', async () => {
    const { examine } = await openTestApp(undefined, { connect: { getUser: failing } });
    expect(whatOf(await examine(), 'route_failing')).toEqual([
      'The kit responds to POST /attempts with 503 user_unavailable.',
    ]);
  });
});
