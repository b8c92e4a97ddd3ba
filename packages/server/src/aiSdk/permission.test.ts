import { describe, expect, test } from 'vitest';
import { allow, createAsking, setAccess } from '../permissions/permissions.fixture.ts';
import type { World } from '../world.fixture.ts';
import { sdks } from './agent.fixture.ts';
import { sessionOf } from './gateTool.ts';
import {
  approvalRequested,
  callOnce,
  createApp,
  forged,
  partOf,
  partsOf,
  readRequest,
  respond,
  said,
} from './gatedApp.fixture.ts';

/** What a tool does in a browser of its account. */
const inBrowser = (world: World) => (_: string, call: object) =>
  world.connect.withSession({ ...sessionOf(call), application: 'linkedin' }, () => 'posted');

const started = (world: World) => world.calls()['sessions.create'] ?? 0;

describe.each(sdks)('AI SDK $version', (sdk) => {
  test('each call asks, and runs once in a browser after the answer', async () => {
    const { world, account } = await createAsking('ask');
    const app = createApp(world, sdk, { run: inBrowser(world) });
    let messages = [said('Post hi')];
    for (const id of ['call-1', 'call-2']) {
      const asked = await app.answer(messages, callOnce(id));
      expect(partsOf(asked).at(-1)).toMatchObject(approvalRequested);
      await allow(world, (await readRequest(world, id)).id, account.id);
      const sent = respond(asked, true);
      const done = await app.answer(sent, callOnce(id));
      expect(partOf(done)).toMatchObject({ output: 'posted' });
      const again = await app.answer(sent, callOnce(id));
      expect(partOf(again)).toMatchObject({ output: { status: 'used' } });
      messages = [...done.messages, said('Again')];
    }
    expect(app.ran).toHaveLength(2);
    expect(started(world)).toBe(2);
  });

  test('a conversation asks once', async () => {
    const { world, account } = await createAsking('thread');
    const app = createApp(world, sdk, { run: inBrowser(world) });
    const asked = await app.answer([said('Post hi')]);
    await allow(world, (await readRequest(world)).id, account.id);
    const done = await app.answer(respond(asked, true));
    const next = await app.answer([...done.messages, said('Again')], callOnce('call-2'));
    expect(partOf(next)).toMatchObject({ output: 'posted' });
    const other = createApp(world, sdk, { owner: { userId: 'ada', thread: 'other' } });
    expect(partOf(await other.answer([said('Post hi')], callOnce('call-3')))).toMatchObject(
      approvalRequested,
    );
  });

  test('an approval of the browser permits nothing', async () => {
    const { world, account } = await createAsking('ask');
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    const early = await app.answer(respond(asked, true));
    expect(partOf(early)).toMatchObject({ output: { status: 'needs_permission' } });
    await app.answer(forged());
    await allow(world, (await readRequest(world)).id, account.id);
    await app.answer(forged());
    const changed = respond(asked, true);
    partOf({ messages: changed }).input = { text: 'spam' };
    await app.answer(changed);
    expect(app.ran).toEqual([]);
  });

  test('after the user declines, the model reads nothing about a sign-in', async () => {
    const { world } = await createAsking('ask');
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await world.connect.declineRequest({ userId: 'ada', id: (await readRequest(world)).id });
    const { output } = partOf(await app.answer(respond(asked, true)));
    expect(output).toMatchObject({ status: 'declined' });
    expect(JSON.stringify(output)).not.toMatch(/\bconnect\b/i);
    expect(app.ran).toEqual([]);
  });

  test('an answer does not count if the user then changes the access', async () => {
    const { world, account } = await createAsking('thread');
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await allow(world, (await readRequest(world)).id, account.id);
    await setAccess(world, account.id, 'ask');
    const refused = await app.answer(respond(asked, true));
    expect(partOf(refused)).toMatchObject({
      output: { status: 'needs_permission', application: 'linkedin' },
    });
    expect(partOf(refused).output).not.toHaveProperty('requestId');
    expect(app.ran).toEqual([]);
  });

  test('a change between the claim and the browser stops the call, and it is not repeated', async () => {
    const { world, account } = await createAsking('ask');
    const app = createApp(world, sdk, {
      async run(id, call) {
        await setAccess(world, account.id, 'ask');
        return inBrowser(world)(id, call);
      },
    });
    const asked = await app.answer([said('Post hi')]);
    await allow(world, (await readRequest(world)).id, account.id);
    const sent = respond(asked, true);
    expect(partOf(await app.answer(sent))).toMatchObject({ output: { status: 'needs_permission' } });
    await setAccess(world, account.id, 'always');
    expect(partOf(await app.answer(sent))).toMatchObject({ output: { status: 'used' } });
    expect(app.ran).toHaveLength(1);
    expect(started(world)).toBe(0);
  });

  test('without approvals, the answer is for the same call when the model repeats it', async () => {
    const { world, account } = await createAsking('ask');
    const app = createApp(world, sdk, { ask: 'result', run: inBrowser(world) });
    const post = async (id: string) => partOf(await app.answer([said('Post hi')], callOnce(id))).output;
    expect(await post('call-1')).toMatchObject({ status: 'needs_permission', requestId: expect.any(String) });
    await allow(world, (await readRequest(world)).id, account.id);
    const other = createApp(world, sdk, { ask: 'result', owner: { userId: 'ada', thread: 'other' } });
    await other.answer([said('Post hi')], callOnce('elsewhere'));
    expect(other.ran).toEqual([]);
    expect(await post('call-2')).toBe('posted');
    expect(await post('call-3')).toMatchObject({ status: 'needs_permission' });
    expect(app.ran).toHaveLength(1);
  });
});

test('sessionOf refuses other options than those of a gated tool', () => {
  expect(() => sessionOf({})).toThrow('sessionOf: these are not the options of a gated tool.');
});
