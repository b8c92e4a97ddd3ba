import { describe, expect, test } from 'vitest';
import { bodyOf, codeOf, publicUrl, withoutReference } from '../browser.fixture.ts';
import { expectProper } from '../expectProper.fixture.ts';
import { sha256 } from '../request/crypto.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { connected, linkedin, running } from './sessions.fixture.ts';

const minute = 60_000;

/** Every route of a session, and of an account's sessions. */
const routesOf = (id: string, connectionId = id): [method: string, path: string][] => [
  ['GET', `/connections/${connectionId}/sessions`],
  ['GET', `/sessions/${id}`],
  ['GET', `/sessions?key=${id}`],
  ['POST', `/sessions/${id}/stop`],
];

/** All of a response but what differs each time. */
async function wholeOf(response: Response) {
  const { error, ...rest } = await bodyOf(response.clone());
  expectProper({ status: response.status, headers: response.headers, body: await response.text() });
  return { status: response.status, headers: [...response.headers], error: withoutReference(error), ...rest };
}

describe('who may see and stop a session', () => {
  test('without a session of the app, every route is refused', async () => {
    const { world, connectionId } = await connected();
    const { id } = await world.connect.createSession(linkedin);
    for (const [method, path] of routesOf(id, connectionId))
      expect(await codeOf(await world.browser().call(method, path)), path).toBe('signed_out');
    expect(running(world)).toBe(1);
  });

  test("another user's session and an unknown one have the same answer, byte for byte", async () => {
    const { world, connectionId } = await connected();
    await world.connect.withSession({ ...linkedin, key: 'chat' }, async ({ id }) => {
      for (const user of ['bob', 'acme:ada']) {
        const other = world.browser(user);
        const unknown = routesOf('k'.repeat(43));
        for (const [i, [method, path]] of routesOf(id, connectionId).entries()) {
          const foreign = await wholeOf(await other.call(method, path));
          expect(foreign, path).toMatchObject({ status: 404, error: { code: 'not_found' } });
          expect(foreign).toEqual(await wholeOf(await other.call(method, unknown[i]?.[1] ?? '')));
        }
        expect(await codeOf(await other.call('GET', '/sessions?key=chat'))).toBe('not_found');
      }
      expect(running(world)).toBe(1);
    });
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.example.com' }],
    ['a foreign origin alone', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
    ['neither header, but a cookie', { 'sec-fetch-site': undefined, origin: undefined }],
  ])('%s can stop nothing', async (_, headers) => {
    const { world, ada } = await connected();
    const { id } = await world.connect.createSession(linkedin);
    const response = await ada.call('POST', `/sessions/${id}/stop`, undefined, headers);
    expect([response.status, await codeOf(response)]).toEqual([403, 'foreign_origin']);
    expect(running(world)).toBe(1);
  });

  test('a page of another owner is refused', async () => {
    const { world, ada, connectionId } = await connected();
    const { id } = await world.connect.createSession(linkedin);
    const headers = { 'x-connect-owner': JSON.stringify(['', 'bob']) };
    for (const [method, path] of routesOf(id, connectionId))
      expect(await codeOf(await ada.call(method, path, undefined, headers))).toBe('owner_changed');
    expect(running(world)).toBe(1);
  });

  test('HEAD has no effect, and other methods are refused', async () => {
    const { world, connectionId } = await connected();
    const { id } = await world.connect.createSession(linkedin);
    const send = async (method: string, path: string) =>
      (
        await world.connect.handler(
          new Request(`${publicUrl}/api/connect${path}`, { method, headers: { cookie: 'session=ada' } }),
        )
      ).status;
    for (const path of [`/connections/${connectionId}/sessions`, `/sessions/${id}`, '/sessions?key=a']) {
      expect(await send('HEAD', path)).toBe(204);
      expect(await send('POST', path)).toBe(405);
    }
    for (const method of ['HEAD', 'GET', 'DELETE'])
      expect(await send(method, `/sessions/${id}/stop`), method).toBe(405);
    expect(running(world)).toBe(1);
  });

  test.each(['', 'key=', 'key=a&key=a', `key=${'k'.repeat(513)}`, 'key=%00', 'key[]=a'])(
    'the query %j is refused',
    async (query) => {
      const response = await (await createWorld()).browser('ada').call('GET', `/sessions?${query}`);
      expect([response.status, await codeOf(response)]).toEqual([400, 'invalid_request']);
    },
  );
});

describe('the sessions of an account', () => {
  test('say who uses it, what for, and with which other accounts', async () => {
    const { world, ada, connectionId, list } = await connected();
    expect(await list()).toEqual([]);
    await world.finish(ada, { application: 'notion' });
    const about = { purpose: 'To copy your deals.', agent: 'Sales agent', takeOver: true };
    const { id } = await world.connect.createSession({
      userId: 'ada',
      applications: ['linkedin', 'notion'],
      ...about,
    });
    const [session, ...others] = await list();
    expect(others).toEqual([]);
    expect(session).toEqual({
      id,
      status: 'running',
      accounts: [
        { application: 'linkedin', connectionId },
        { application: 'notion', connectionId: expect.any(String) },
      ],
      purpose: about.purpose,
      agent: about.agent,
      startedAt: new Date(world.now()).toISOString(),
      endsAt: new Date(world.now() + 20 * minute).toISOString(),
      canTakeOver: true,
    });
    expect(await (await ada.call('GET', `/sessions/${id}`)).json()).toEqual(session);
    expect(await world.connect.listSessions({ userId: 'ada', connectionId })).toEqual([session]);
    const used = { lastUsedAt: session?.startedAt, lastUsedBy: about.agent };
    for (const connection of await world.connect.listConnections({ userId: 'ada' }))
      expect(connection).toMatchObject(used);
    await world.connect.withSession(linkedin, () => {});
    for (const { application, lastUsedBy } of await world.connect.listConnections({ userId: 'ada' }))
      expect(lastUsedBy).toBe(application === 'linkedin' ? undefined : about.agent);
  });

  test('are the newest twenty, newest first', async () => {
    const { world, connectionId, list } = await connected();
    const ids: string[] = [];
    for (let i = 0; i < 21; i++) {
      world.advance(1_000);
      await world.connect.withSession(linkedin, ({ id }) => ids.push(id));
    }
    expect((await list()).map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
    await expect(world.connect.listSessions({ userId: 'bob', connectionId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('contain no address, no key and no id of Anchor', async () => {
    const { world, ada, connectionId } = await connected();
    await world.connect.withSession({ ...linkedin, key: 'the key of the chat' }, async (session) => {
      const { anchorId, cdpUrl, liveViewUrl } = session;
      const anchorHash = await sha256(anchorId);
      const [record] = await world.store.findSessions({ anchorHash, anchorId });
      const [row] = await world.connections('ada');
      const paths = [`/connections/${connectionId}/sessions`, `/sessions/${session.id}`];
      paths.push('/sessions?key=the+key+of+the+chat', '/connections');
      const answers = await Promise.all(paths.map((path) => ada.call('GET', path)));
      answers.push(await ada.call('POST', `/sessions/${session.id}/stop`));
      const seen = await Promise.all(answers.map((answer) => answer.text()));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      for (const secret of [
        anchorId,
        cdpUrl,
        liveViewUrl,
        row?.identityId,
        record?.sealed,
        record?.anchorHash,
        'the key of the chat',
      ]) {
        expect(secret?.length).toBeGreaterThan(10);
        expect(seen.join()).not.toContain(secret);
      }
    });
  });

  test('end as they ended', async () => {
    const { world, list } = await connected();
    await world.connect.withSession(linkedin, () => {});
    world.advance(1_000);
    await world.connect.withSession(linkedin, () => Promise.reject(new Error('x'))).catch(() => {});
    world.advance(1_000);
    const { id } = await world.connect.createSession(linkedin);
    world.advance(30 * minute);
    const startedAt = Date.parse((await list())[0]?.startedAt ?? '');
    const late = {
      status: 'ended',
      endReason: 'expired',
      endsAt: new Date(startedAt + 20 * minute).toISOString(),
    };
    expect(await list()).toMatchObject([
      { id, ...late },
      { status: 'ended', endReason: 'failed' },
      { status: 'ended', endReason: 'finished' },
    ]);
    // The end is confirmed late. It was at the limit all the same.
    await world.connect.reconcile({ unowned: 'ignore' });
    expect(await world.store.findSessions({ owner: { tenantId: '', userId: 'ada' }, id })).toMatchObject([
      { endedAt: world.now() },
    ]);
    expect((await list())[0]).toMatchObject(late);
  });

  test('of an older release are not shown, because Anchor’s id is their own', async () => {
    const { store, sql } = await openNewSqlite();
    const { world, ada, connectionId, list } = await connected({ connect: { store } });
    const { anchorId } = await world.connect.createSession(linkedin);
    // Older releases write neither these columns nor rows of accounts.
    sql.exec(`UPDATE connect_session SET id = '${anchorId}', anchor_id = NULL, anchor_hash = NULL, sealed = '', end_reason = NULL;
      DELETE FROM connect_session_account`);
    const named = { anchorHash: await sha256(anchorId), anchorId };
    expect(await world.store.findSessions(named)).toMatchObject([{ id: anchorId, anchorId }]);
    expect(await list()).toEqual([]);
    for (const [method, path] of routesOf(anchorId, connectionId).slice(1))
      expect(await codeOf(await ada.call(method, path)), path).toBe('not_found');
    // A disconnect still ends them.
    await ada.call('DELETE', `/connections/${connectionId}`);
    expect(running(world)).toBe(0);
  });
});

describe('the session of a key', () => {
  test('is the running one', async () => {
    const { world, ada } = await connected();
    const find = () => ada.call('GET', '/sessions?key=a%2Fb+%C3%BC');
    expect(await codeOf(await find())).toBe('not_found');
    await world.connect.withSession({ ...linkedin, key: 'a/b ü' }, async ({ id }) =>
      expect(await (await find()).json()).toMatchObject({ id, status: 'running' }),
    );
    expect(await codeOf(await find())).toBe('not_found');
  });
});
