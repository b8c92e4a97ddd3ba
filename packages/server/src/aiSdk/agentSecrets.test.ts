import { inspect } from 'node:util';
import { demoApiKey } from '@kit/emulator';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConnectError } from '../ConnectError.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import type { Store } from '../stores/store.ts';
import { StoreError } from '../stores/StoreError.ts';
import { openNewSqlite } from '../stores/sqliteFile.fixture.ts';
import { applicationIds, createWorld } from '../world.fixture.ts';
import { sdks } from './agent.fixture.ts';
import { ada, callOnce, connectAccount, createApp, respond, said } from './gatedApp.fixture.ts';

describe.each(sdks)('AI SDK $version', (sdk) => {
  test('nothing of Anchor reaches the prompt, the stream, the messages, the requests or the log', async () => {
    const { store, database } = await openNewSqlite();
    const world = await createWorld({ connect: { store } });
    const urls: string[] = [];
    const app = createApp(world, sdk, {
      async run(connectionId) {
        const session = await world.connect.createSession({
          userId: 'ada',
          application: 'linkedin',
          connectionId,
        });
        urls.push(session.cdpUrl, session.liveViewUrl);
        return session;
      },
    });

    const asked = await app.answer([said('Post hi')]);
    const { id: request } = await world.connect.readRequest({ ...ada, key: 'call-1' });
    const arrival = await world.finish(world.browser('ada'), { application: 'linkedin', request });
    const done = await app.answer(respond(asked, true));
    world.emulator.changeIdentity(arrival.identityId, { status: 'failed' });
    const lost = await app.answer([...done.messages, said('Again')], callOnce('call-2'));

    const all = (table: string) => database.prepare(`SELECT * FROM ${table}`).all();
    const places = {
      prompts: [asked, done, lost].map(({ prompts }) => prompts),
      chunks: [asked, done, lost].map(({ chunks }) => chunks),
      messages: lost.messages,
      requests: [...all('connect_request'), ...all('connect_caller')],
      log: [world.events, world.errors],
    };
    const { token, state, identityId } = arrival;
    const secrets = [
      token,
      state,
      identityId,
      demoApiKey,
      world.anchorUrl,
      ...Object.values(applicationIds),
      ...urls,
    ];
    expect(secrets.every((secret) => secret.length > 10)).toBe(true);
    expect(urls).toHaveLength(2);
    for (const [place, content] of Object.entries(places)) {
      const text = inspect(content, {
        depth: 20,
        showHidden: true,
        maxStringLength: null,
        maxArrayLength: null,
      });
      expect(text.length, place).toBeGreaterThan(100);
      for (const secret of secrets) expect(text, place).not.toContain(secret);
    }
  });

  test.each<[string, unknown]>([
    ['an address', new Error('connect wss://anchor.example/cdp/1?token=secret failed: 410')],
    ['a code of the kit', new ConnectError('anchor_rate_limited')],
    ['a role of the database', new StoreError('store_forbidden', 'The role secret may not use the tables.')],
  ])('an error with %s reaches the model without it', async (_, error) => {
    const world = await createWorld();
    await connectAccount(world);
    const app = createApp(world, sdk, {
      run: async () => {
        throw error;
      },
    });
    const prompts = JSON.stringify((await app.answer([said('Post hi')])).prompts.at(-1));
    expect(prompts).toMatch(/failed: 410|anchor_rate_limited|store_forbidden/);
    expect(prompts).not.toMatch(/wss?:|https?:|secret/);
  });

  test('the model reads nothing of the database if it fails in a tool of the app that has no gate', async () => {
    const { store, database } = await openNewSqlite();
    const world = await createWorld({ connect: { store } });
    await connectAccount(world);
    database.exec(
      "CREATE TRIGGER refuse BEFORE INSERT ON connect_session BEGIN SELECT RAISE(ABORT, 'secret'); END",
    );
    const withBrowser = () =>
      world.connect.withSession({ userId: 'ada', application: 'linkedin' }, () => 'posted');
    const tools = {
      postMessage: { inputSchema: z.object({ text: z.string() }), execute: withBrowser },
    };
    const answer = await sdk.answer({ messages: [said('Post hi')], tools, script: callOnce('call-1') });
    const seen = JSON.stringify(answer);
    expect(seen).toContain('The server failed unexpectedly');
    expect(seen).not.toContain('secret');
    // The code of the app can still read the reason.
    await expect(withBrowser()).rejects.toMatchObject({
      code: 'internal',
      cause: { message: expect.stringContaining('secret') },
    });
  });

  test.each([
    ['before the tool runs', true],
    ['when it asks for the account again', false],
  ])('the model reads nothing of the database if it fails in a gate, %s', async (_, failsFirst) => {
    let isBroken = false;
    const kept = memoryStore();
    const findConnections: Store['findConnections'] = async (...values) => {
      if (isBroken) throw new Error('SELECT * FROM connect_connection WHERE user_id = secret');
      return kept.findConnections(...values);
    };
    const world = await createWorld({ connect: { store: { ...kept, findConnections } } });
    await connectAccount(world);
    isBroken = failsFirst;
    let runs = 0;
    const app = createApp(world, sdk, {
      run: async () => {
        runs++;
        isBroken = true;
        throw new ConnectError('not_connected');
      },
    });
    const prompts = JSON.stringify((await app.answer([said('Post hi')])).prompts.at(-1));
    expect(runs).toBe(failsFirst ? 0 : 1);
    expect(prompts).toContain('cannot be used now (internal)');
    expect(prompts).not.toContain('secret');
  });
});
