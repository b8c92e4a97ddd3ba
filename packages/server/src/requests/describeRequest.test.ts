import { describe, expect, test } from 'vitest';
import { allow, createAsking, setAccess } from '../permissions/permissions.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';
import { ada, ask, connectAccounts, setStatus } from './requests.fixture.ts';

const read = ({ connect }: World, id: string) => connect.readRequest({ ...ada, id });

describe('an open request ends by itself', () => {
  test('if the only account works again', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@example.com');
    await setStatus(world, 'failed');
    const { id } = await ask(world);
    await setStatus(world, 'validated');
    expect(await read(world, id)).toMatchObject({ status: 'connected' });
  });

  test('if the account that it names works again, among several', async () => {
    const world = await createWorld();
    const [newest] = await connectAccounts(world, 'ada@home.example', 'ada@work.example');
    await setStatus(world, 'failed');
    const { id } = await ask(world, { connectionId: newest?.id });
    await setStatus(world, 'validated');
    expect(await read(world, id)).toMatchObject({ status: 'connected', connection: { id: newest?.id } });
  });

  test('and not if it names none of several, because the user chooses', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@home.example');
    await setStatus(world, 'failed');
    await connectAccounts(world, 'ada@work.example');
    const newest = await setStatus(world, 'failed');
    const { id } = await ask(world);
    await setStatus(world, 'validated');
    expect(await read(world, id)).toMatchObject({ status: 'open', choices: [{ id: newest.id }] });
  });
});

describe('a request that has ended says what it asked', () => {
  test('a permission, if it was answered with the account', async () => {
    const { world, account } = await createAsking('ask');
    const { id } = await ask(world);
    await allow(world, id, account.id);
    expect(await read(world, id)).toMatchObject({ status: 'connected', permission: 'ask' });
  });

  test('a permission for the only account that could answer it', async () => {
    const { world, account } = await createAsking('ask');
    const [newer] = await connectAccounts(world, 'ada@work.example');
    const named = await ask(world, { connectionId: account.id });
    await world.connect.declineRequest({ ...ada, id: named.id });
    expect(await read(world, named.id)).toMatchObject({ status: 'declined', permission: 'ask' });

    await setAccess(world, newer?.id ?? '', 'thread');
    const open = await ask(world);
    await world.connect.declineRequest({ ...ada, id: open.id });
    expect(await read(world, open.id)).not.toHaveProperty('permission');
    await setStatus(world, 'failed');
    expect(await read(world, open.id)).toMatchObject({ permission: 'ask' });
  });

  test('a sign-in, if the account was connected later', async () => {
    const world = await createWorld({ connect: { agentAccess: 'ask' } });
    const { id } = await ask(world);
    await world.finish(world.browser('ada'), { application: 'linkedin', request: id });
    expect(await read(world, id)).toMatchObject({ status: 'connected' });
    expect(await read(world, id)).not.toHaveProperty('permission');
  });
});
