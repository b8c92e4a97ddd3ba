import { expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld } from '../world.fixture.ts';
import { ada, ask, watchStore } from './requests.fixture.ts';

test('a request is read by its id, or by the call that waits for it', async () => {
  const { connect } = await createWorld();
  const call = { ...ada, key: 'call-1', thread: 'chat' };
  const request = await ask({ connect }, { ...call, reason: 'To post.' });
  expect(request).toEqual({
    id: expect.stringMatching(/^[\w-]{43}$/),
    application: 'linkedin',
    status: 'open',
    reason: 'To post.',
    expiresAt: expect.stringMatching(/^\d{4}-.*Z$/),
    choices: [],
  });
  expect(await connect.readRequest({ ...ada, id: request.id })).toEqual(request);
  expect(await connect.readRequest(call)).toEqual(request);
});

test('a request of another user or tenant is not found, and neither is an unknown one', async () => {
  const { connect } = await createWorld();
  const { id } = await ask({ connect }, { key: 'call-1', thread: 'chat' });
  const named = [
    { userId: 'bob', id },
    { userId: 'ada', tenantId: 'acme', id },
    { userId: 'ada', id: 'unknown' },
    { userId: 'ada', id: 'a\0b' },
    { userId: 'bob', key: 'call-1', thread: 'chat' },
    { userId: 'ada', tenantId: 'acme', key: 'call-1', thread: 'chat' },
    { userId: 'ada', key: 'call-1' },
    { userId: 'ada', key: 'call-1', thread: 'other' },
    { userId: 'ada', key: 'call-2', thread: 'chat' },
  ];
  for (const one of named)
    await expect(connect.readRequest(one), JSON.stringify(one)).rejects.toMatchObject({ code: 'not_found' });
});

test('an id that no request can have is not looked up, because a database may reject it', async () => {
  const { store, calls } = watchStore(memoryStore());
  const { connect } = await createWorld({ connect: { store } });
  for (const id of ['a\0b', '', 'half \ud800', 'x'.repeat(129)])
    await expect(connect.readRequest({ ...ada, id })).rejects.toMatchObject({ code: 'not_found' });
  expect(calls).toEqual([]);
});

test('without a user, a request is a TypeError', async () => {
  const { connect } = await createWorld();
  const { id } = await ask({ connect });
  await expect(connect.readRequest({ userId: '', id })).rejects.toThrow(/^readRequest: userId is empty/);
});
