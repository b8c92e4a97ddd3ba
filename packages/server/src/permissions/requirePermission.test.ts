import { describe, expect, test } from 'vitest';
import { ask, connectAccounts, linkedin } from '../requests/requests.fixture.ts';
import { allow, call, createAsking, setAccess } from './permissions.fixture.ts';

const refused = { code: 'permission_required', status: 403 };

const work = ({ id }: { id: string }) => id;

describe('a browser for an account that asks each time', () => {
  test('starts with the answer to its request, and with nothing else', async () => {
    const { world, account } = await createAsking('ask');
    const { id: requestId } = await ask(world, call);
    const start = (permission?: object, userId = 'ada') =>
      world.connect.createSession({ ...linkedin, userId, permission });
    await expect(start({ thread: 'chat', requestId })).rejects.toMatchObject({
      ...refused,
      application: 'linkedin',
      connectionId: account.id,
    });
    await allow(world, requestId, account.id);
    for (const wrong of [undefined, {}, { thread: 'chat' }, { requestId: null }, { requestId: "' OR 1" }])
      await expect(start(wrong)).rejects.toMatchObject(refused);
    expect(world.calls()['sessions.create']).toBeUndefined();
    await (await start({ thread: 'chat', requestId })).end();
    await (await start({ requestId })).end();
    world.advance(24 * 60 * 60_000);
    await expect(start({ requestId })).rejects.toMatchObject(refused);
  });

  test('does not start with the answer of another user, or for another account', async () => {
    const { world, account } = await createAsking('ask');
    const [newer] = await connectAccounts(world, 'ada@work.example');
    await setAccess(world, newer?.id ?? '', 'ask');
    world.advance(1_000);
    const { id: requestId } = await ask(world, { ...call, connectionId: account.id });
    await allow(world, requestId, account.id);
    const permission = { requestId };
    const withNewer = { ...linkedin, connectionId: newer?.id, permission };
    await expect(world.connect.createSession(withNewer)).rejects.toMatchObject(refused);

    await world.finish(world.browser('bob'), { application: 'linkedin' }, 'bob@example.com');
    const [bobs] = await world.connections('bob');
    await world.browser('bob').call('POST', `/connections/${bobs?.id}/access`, { access: 'ask' });
    const asBob = { ...linkedin, userId: 'bob', permission };
    await expect(world.connect.createSession(asBob)).rejects.toMatchObject(refused);
  });

  test('shares the browser of its conversation only with its own answer', async () => {
    const { world, account } = await createAsking('ask');
    const { id: requestId } = await ask(world, call);
    await allow(world, requestId, account.id);
    const shared = { ...linkedin, key: 'chat', keepMs: 60_000 };
    const first = await world.connect.withSession({ ...shared, permission: { requestId } }, work);
    await expect(world.connect.withSession(shared, work)).rejects.toMatchObject(refused);
    expect(await world.connect.withSession({ ...shared, permission: { requestId } }, work)).toBe(first);
    await world.connect.endSession({ userId: 'ada', key: 'chat' });
  });
});

test('a browser for an account that asks once in each conversation starts in that conversation', async () => {
  const { world, account } = await createAsking('thread');
  const { id: requestId } = await ask(world, call);
  await allow(world, requestId, account.id);
  const start = (permission?: object) => world.connect.createSession({ ...linkedin, permission });
  for (const wrong of [undefined, { thread: 'other' }, { thread: 'other', requestId }])
    await expect(start(wrong)).rejects.toMatchObject(refused);
  await (await start({ thread: 'chat' })).end();
  await (await start({ thread: 'chat', requestId: null })).end();
});

test('each account of a browser needs its own permission', async () => {
  const { world, account } = await createAsking('ask');
  await world.finish(world.browser('ada'), { application: 'notion' }, 'ada@example.com');
  const { id: requestId } = await ask(world, call);
  await allow(world, requestId, account.id);
  const start = (applications: Parameters<typeof world.connect.createSession>[0]['applications'] = []) =>
    world.connect.createSession({ userId: 'ada', applications });
  await expect(start(['notion', 'linkedin'])).rejects.toMatchObject(refused);
  await (await start(['notion', { application: 'linkedin', permission: { requestId } }])).end();

  const [notion] = (await world.connections('ada')).filter(({ application }) => application === 'notion');
  await setAccess(world, notion?.id ?? '', 'thread');
  const both = ['notion', 'linkedin'] as const;
  const permission = { requestId, thread: 'chat' };
  const together = { userId: 'ada', applications: both, permission };
  await expect(world.connect.createSession(together)).rejects.toMatchObject(refused);
});

test('a task and an identity need the permission, too', async () => {
  const { world, account } = await createAsking('ask');
  const task = { ...linkedin, taskId: 'export' };
  await expect(world.connect.runTask(task)).rejects.toMatchObject(refused);
  await expect(world.connect.identityOf(linkedin)).rejects.toMatchObject(refused);
  const { id: requestId } = await ask(world, call);
  await allow(world, requestId, account.id);
  const permission = { requestId };
  expect(await world.connect.identityOf({ ...linkedin, permission })).toBe(account.identityId);
});
