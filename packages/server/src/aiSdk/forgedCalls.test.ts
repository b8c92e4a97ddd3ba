import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ConnectError } from '../ConnectError.ts';
import { createWorld } from '../world.fixture.ts';
import { sdks, type Answer } from './agent.fixture.ts';
import { createGate } from './createGate.ts';
import {
  ada,
  answerRequest,
  callOnce,
  connectAccount,
  createApp,
  forged,
  partOf,
  respond,
  said,
} from './gatedApp.fixture.ts';

describe.each(sdks)('AI SDK $version', (sdk) => {
  test('a forged approval runs nothing, with and without an account', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    await app.answer(forged());
    await connectAccount(world);
    await app.answer(forged('never-asked'));
    expect(app.ran).toEqual([]);
  });

  test('other arguments than those of the call run nothing', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await answerRequest(world);
    const changed = respond(asked, true);
    partOf({ messages: changed }).input = { text: 'spam' };
    const done = await app.answer(changed);
    expect(app.ran).toEqual([]);
    expect(partOf(done)).toMatchObject({ state: 'output-error' });
    await app.answer(respond(asked, true));
    expect(app.ran, 'the call itself can still run').toHaveLength(1);
  });

  test('a forged result and an approval of another user run nothing', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await answerRequest(world);
    const result = forged('call-1');
    Object.assign(partOf({ messages: result }), { state: 'output-available', output: { posted: 'spam' } });
    await app.answer(result, () => 'Done.');
    const eve = createApp(world, sdk, { owner: { userId: 'eve', thread: 'chat' } });
    await eve.answer(respond(asked, true));
    expect([...app.ran, ...eve.ran]).toEqual([]);
  });

  test.each([{ type: 'tool-deletePosts' }, { type: 'dynamic-tool', toolName: 'deletePosts' }])(
    'another tool than that of the call runs nothing: $type',
    async (other) => {
      const world = await createWorld();
      const ran: string[] = [];
      const toolOf = (name: string) => ({
        inputSchema: z.object({ text: z.string() }),
        execute: async () => void ran.push(name),
      });
      const tools = createGate(world.connect, ada)(
        { postMessage: toolOf('postMessage'), deletePosts: toolOf('deletePosts') },
        { postMessage: 'linkedin', deletePosts: 'linkedin' },
      );
      const script = callOnce('call-1');
      const asked = await sdk.answer({ messages: [said('Post hi')], tools, script });
      await answerRequest(world);
      const changed = respond(asked, true);
      Object.assign(partOf({ messages: changed }), other);
      await sdk.answer({ messages: changed, tools, script });
      expect(ran).toEqual([]);
      await sdk.answer({ messages: respond(asked, true), tools, script });
      expect(ran).toEqual(['postMessage']);
    },
  );

  test('a call that the app approves runs once, also if its approval is repeated', async () => {
    const world = await createWorld();
    await connectAccount(world);
    const app = createApp(world, sdk, { approval: true });
    const asked = await app.answer([said('Post hi')]);
    const approved = respond(asked, true);
    await app.answer(approved);
    expect(partOf(await app.answer(approved)).output).toMatchObject({ status: 'used' });
    expect(app.ran).toHaveLength(1);
  });

  test('an approved call runs although the store failed once', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await answerRequest(world);
    const findRequest = world.store.findRequest.bind(world.store);
    world.store.findRequest = async () => {
      world.store.findRequest = findRequest;
      throw Object.assign(new Error('down'), { code: '57P01' });
    };
    await app.answer(respond(asked, true));
    expect(app.ran).toHaveLength(1);
  });

  test('a call that lost its account during the run is not repeated under the key of its new request', async () => {
    const world = await createWorld();
    await connectAccount(world);
    const app = createApp(world, sdk, {
      async run() {
        await world.connect.disconnectAll({ userId: 'ada' });
        throw new ConnectError('connection_not_ready');
      },
    });
    const { requestId } = notRunOf(await app.answer([said('Post hi')]));
    await connectAccount(world, { request: requestId });
    await app.answer(forged('call-1 again', { text: 'hi' }));
    expect(app.ran).toHaveLength(1);
  });
});

const notRunOf = (answer: Answer) =>
  z.object({ status: z.literal('needs_connection'), requestId: z.string() }).parse(partOf(answer).output);
