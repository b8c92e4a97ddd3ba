import { describe, expect, test } from 'vitest';
import { ConnectError } from '../ConnectError.ts';
import { allow, createAsking, setAccess } from '../permissions/permissions.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';
import { ada, connectAccounts, linkedin, reconnect, setStatus } from './requests.fixture.ts';

const job = { ...ada, key: 'night 1', reason: 'To export your invoices.' };

/** What `work` throws. */
async function errorOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ConnectError);
  return error;
}

const lost = (world: World, named: { connectionId?: string } = {}) =>
  errorOf(world.connect.withSession({ ...linkedin, ...named }, () => 'done'));

/** Ada, with an account that needs attention. */
async function worn() {
  const world = await createWorld();
  await connectAccounts(world, 'ada@example.com');
  const account = await setStatus(world, 'failed');
  return { world, account };
}

test('a job whose account is lost asks for it, waits, and goes on', async () => {
  const { world, account } = await worn();
  const asked: string[] = [];
  async function night(): Promise<string> {
    for (;;) {
      try {
        return await world.connect.withSession(linkedin, () => 'exported');
      } catch (error) {
        const request = await world.connect.requestFor(error, job);
        if (request.id === null) continue;
        asked.push(request.id);
        const wait = world.connect.waitFor({ ...ada, id: request.id, timeoutMs: 10_000 });
        await reconnect(world, account.id);
        if ((await wait).status !== 'connected') return 'not exported';
      }
    }
  }
  expect(await night()).toBe('exported');
  expect(asked).toHaveLength(1);
});

describe('the request', () => {
  test('asks for any account if the user has none', async () => {
    const world = await createWorld();
    const error = await lost(world);
    expect(error).toMatchObject({ code: 'not_connected', application: 'linkedin', connectionId: undefined });
    const request = await world.connect.requestFor(error, job);
    expect(request).toMatchObject({ application: 'linkedin', status: 'open', reason: job.reason });
    expect(request).not.toHaveProperty('reconnects');
  });

  test.each([true, false])('asks for the account that needs attention. Named: %s', async (isNamed) => {
    const { world, account } = await worn();
    const error = await lost(world, isNamed ? { connectionId: account.id } : {});
    expect(error).toMatchObject({ code: 'connection_not_ready', application: 'linkedin' });
    expect(await world.connect.requestFor(error, job)).toMatchObject({ reconnects: { id: account.id } });
  });

  test('asks for the account of which Anchor says so when the browser starts', async () => {
    const world = await createWorld();
    const [account] = await connectAccounts(world, 'ada@example.com', 'ada@example.org');
    world.emulator.changeIdentity(account?.identityId ?? '', { status: 'failed' });
    const error = await lost(world);
    expect(error).toMatchObject({ code: 'connection_not_ready', connectionId: account?.id });
    expect(await world.connect.requestFor(error, job)).toMatchObject({ reconnects: { id: account?.id } });
  });

  test('of a browser of several applications asks for the one that is missing', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@example.com');
    const start = world.connect.createSession({ ...ada, applications: ['linkedin', 'notion'] });
    expect(await world.connect.requestFor(await errorOf(start), job)).toMatchObject({
      application: 'notion',
    });
  });

  test('is found again under its key, also after it was declined', async () => {
    const world = await createWorld();
    const ask = async () => world.connect.requestFor(await lost(world), job);
    const { id } = await ask();
    expect(await ask()).toMatchObject({ id, status: 'open' });
    await world.connect.declineRequest({ ...ada, id: String(id) });
    expect(await ask()).toMatchObject({ id, status: 'declined' });
    expect(await world.connect.requestFor(await lost(world), { ...job, key: 'night 2' })).toMatchObject({
      status: 'open',
    });
  });

  test('is a new one if the account was connected and lost again', async () => {
    const { world, account } = await worn();
    const first = await world.connect.requestFor(await lost(world), job);
    await reconnect(world, account.id);
    await setStatus(world, 'failed');
    const second = await world.connect.requestFor(await lost(world), job);
    expect(second).toMatchObject({ status: 'open', reconnects: { id: account.id } });
    expect(second.id).not.toBe(first.id);
  });

  test('is not opened if the account works by now', async () => {
    const { world, account } = await worn();
    const error = await lost(world);
    await reconnect(world, account.id);
    expect(await world.connect.requestFor(error, job)).toMatchObject({
      id: null,
      connection: { id: account.id },
    });
  });

  test('needs no key, and a key is a name', async () => {
    const error = await lost(await createWorld());
    const world = await createWorld();
    expect(await world.connect.requestFor(error, ada)).toMatchObject({ status: 'open' });
    await expect(world.connect.requestFor(error, { ...ada, key: '' })).rejects.toThrow(
      /^key must be a string/,
    );
  });

  test('does not let a call run that waited under the same key', async () => {
    const { world } = await worn();
    await world.connect.requestFor(await lost(world), job);
    const claim = world.connect.claim({ ...linkedin, key: job.key, waited: true });
    await expect(claim).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the error is thrown again', () => {
  test.each([
    new Error('The page has changed.'),
    new ConnectError('anchor_unavailable'),
    new ConnectError('anchor_unavailable', { application: 'linkedin' }),
    new ConnectError('not_connected'),
    'text',
  ])('if it is another one, or names no application: %s', async (error) => {
    const world = await createWorld();
    await expect(world.connect.requestFor(error, job)).rejects.toBe(error);
  });

  test('if only another account could take the place of a certain one', async () => {
    const world = await createWorld();
    const [newest, older] = await connectAccounts(world, 'ada@example.com', 'ada@example.org');
    await world.browser('ada').call('DELETE', `/connections/${older?.id}`);
    const error = await lost(world, { connectionId: older?.id ?? '' });
    await expect(world.connect.requestFor(error, job)).rejects.toBe(error);
    await world.browser('ada').call('DELETE', `/connections/${newest?.id}`);
    expect(await world.connect.requestFor(error, job)).toMatchObject({ status: 'open' });
  });
});

describe('an account whose owner wants to be asked', () => {
  test('is asked for, and the work goes on with the answer', async () => {
    const { world, account } = await createAsking('ask');
    const asked: string[] = [];
    let requestId: string | null = null;
    for (;;) {
      const work = world.connect.withSession({ ...linkedin, permission: { requestId } }, () => 'exported');
      const error: unknown = await work.catch((thrown: unknown) => thrown);
      if (error === 'exported') break;
      const request = await world.connect.requestFor(error, job);
      expect(request).toMatchObject({ status: 'open', permission: 'ask', choices: [{ id: account.id }] });
      requestId = request.id;
      asked.push(requestId ?? '');
      expect(await allow(world, requestId, account.id)).toBe(200);
      // After a restart, the same key finds the answer.
      expect(await world.connect.requestFor(error, job)).toMatchObject({
        id: requestId,
        status: 'connected',
      });
    }
    expect(asked).toHaveLength(1);
  });

  test('is asked for again after a change, and not after the user has declined', async () => {
    const { world, account } = await createAsking('ask');
    const refused = () =>
      errorOf(world.connect.withSession({ ...linkedin, permission: { requestId: null } }, () => {}));
    const first = await world.connect.requestFor(await refused(), job);
    await allow(world, first.id, account.id);
    await setAccess(world, account.id, 'ask');
    world.advance(1_000);
    const second = await world.connect.requestFor(await refused(), job);
    expect(second).toMatchObject({ status: 'open' });
    expect(second.id).not.toBe(first.id);
    await world.connect.declineRequest({ userId: 'ada', id: second.id ?? '' });
    expect(await world.connect.requestFor(await refused(), job)).toMatchObject({
      id: second.id,
      status: 'declined',
    });
  });

  test('is asked for again if the error does not name it, because no answer permits its use', async () => {
    const { world, account } = await createAsking('ask');
    const error = new ConnectError('permission_required', { application: 'linkedin' });
    const first = await world.connect.requestFor(error, job);
    await allow(world, first.id, account.id);
    const second = await world.connect.requestFor(error, job);
    expect(second).toMatchObject({ status: 'open' });
    expect(second.id).not.toBe(first.id);
  });

  test('is asked for once per conversation, whose answer needs no request', async () => {
    const { world, account } = await createAsking('thread');
    const chat = { ...job, thread: 'chat' };
    const inChat = { ...linkedin, permission: { thread: 'chat' } };
    const error = await errorOf(world.connect.withSession(inChat, () => {}));
    await allow(world, (await world.connect.requestFor(error, chat)).id, account.id);
    expect(await world.connect.requestFor(error, chat)).toMatchObject({
      id: null,
      connection: { id: account.id },
    });
    expect(await world.connect.withSession(inChat, () => 'exported')).toBe('exported');
  });

  test.each([
    ['ask', undefined],
    ['ask', { thread: 'chat' }],
    ['thread', { requestId: undefined }],
  ] as const)(
    'is not asked for a call that would not pass the answer: %s, %j',
    async (access, permission) => {
      const { world } = await createAsking(access);
      const error = await errorOf(world.connect.withSession({ ...linkedin, permission }, () => {}));
      await expect(world.connect.requestFor(error, { ...job, thread: 'chat' })).rejects.toBe(error);
      expect(error).toMatchObject({
        cause: { message: expect.stringContaining('permission: { thread, requestId }') },
      });
    },
  );
});
