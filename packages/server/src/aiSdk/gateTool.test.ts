import * as ai6 from 'ai6';
import * as ai7 from 'ai7';
import { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld } from '../world.fixture.ts';
import { model6, model7, sdks } from './agent.fixture.ts';
import { createGate } from './createGate.ts';
import { connectionOf } from './gateTool.ts';
import {
  ada,
  answerRequest,
  approvalRequested,
  callOnce,
  connectAccount,
  createApp,
  partOf,
  readRequest,
  respond,
  said,
} from './gatedApp.fixture.ts';

describe.each(sdks)('AI SDK $version', (sdk) => {
  test('an account that is lost during the run is asked for again, and the call is not repeated', async () => {
    const world = await createWorld();
    await connectAccount(world);
    const [connection] = await world.connections('ada');
    const app = createApp(world, sdk, {
      async run(connectionId) {
        world.emulator.changeIdentity(connection?.identityId ?? '', { status: 'failed' });
        await world.connect.createSession({ userId: 'ada', application: 'linkedin', connectionId });
      },
    });
    const answer = await app.answer([said('Post hi')]);
    const { output } = partOf(answer);
    expect(output).toMatchObject({ status: 'needs_connection', account: 'ada@example.com' });
    expect(app.ran).toHaveLength(1);
    const next = await app.answer([...answer.messages, said('Again')], callOnce('call-2'));
    expect(partOf(next)).toMatchObject(approvalRequested);
    expect(await readRequest(world, 'call-2')).toMatchObject({ reconnects: { id: connection?.id } });
    expect(app.ran).toHaveLength(1);
  });

  test('an account that is disconnected between the sign-in and the approval is asked for again', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await answerRequest(world);
    await world.browser('ada').call('DELETE', `/connections/${(await world.connections('ada'))[0]?.id}`);
    expect(partOf(await app.answer(respond(asked, true))).output).toMatchObject({
      status: 'needs_connection',
    });
    expect(app.ran).toEqual([]);
  });

  test('the approval of the app comes first', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk, { approval: true });
    const asked = await app.answer([said('Post hi')]);
    expect(partOf(asked)).toMatchObject(approvalRequested);
    await expect(readRequest(world)).rejects.toMatchObject({ code: 'not_found' });
    const done = await app.answer(respond(asked, true));
    expect(partOf(done).output).toMatchObject({ status: 'needs_connection' });
    await connectAccount(world);
    const again = await app.answer([said('Post hi')]);
    expect(partOf(again)).toMatchObject(approvalRequested);
  });

  test('where approvals are not possible, the result asks', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk, { ask: 'result' });
    const asked = await app.answer([said('Post hi')]);
    expect(partOf(asked).output).toMatchObject({ status: 'needs_connection' });
    await answerRequest(world);
    const next = await app.answer([...asked.messages, said('Again')], callOnce('call-2'));
    expect(partOf(next).output).toEqual({ posted: 'hi' });
  });

  test('an agent that asks too often gets an error as the result, and goes on', async () => {
    const world = await createWorld({ connect: { requestLimit: { requests: 1, seconds: 60 } } });
    const request = await world.connect.request({ ...ada, application: 'linkedin' });
    await world.connect.declineRequest({ ...ada, id: request.id ?? '' });
    const app = createApp(world, sdk);
    const answer = await app.answer([said('Post hi')]);
    expect(partOf(answer)).toMatchObject({ state: 'output-error' });
    expect(answer.messages.at(-1)?.parts.at(-1)).toMatchObject({ type: 'text', text: 'Done.' });
  });

  test('a store that fails runs nothing', async () => {
    const store = memoryStore();
    const world = await createWorld({
      connect: {
        store: {
          ...store,
          findConnections: async () => {
            throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
          },
        },
      },
    });
    const app = createApp(world, sdk);
    expect(partOf(await app.answer([said('Post hi')]))).toMatchObject({ state: 'output-error' });
    expect(app.ran).toEqual([]);
  });
});

const tool = {
  inputSchema: z.object({}),
  execute: async (_: object, options: object) => connectionOf(options).accountName,
};

const readOwner = (context: unknown) => z.object({ userId: z.string() }).parse(context);
const readOnce = () => [{ id: 'call-1', tool: 'read', input: {} }];

test('the user comes from the context of the call', async () => {
  const world = await createWorld();
  await connectAccount(world);
  const gate = createGate(world.connect, readOwner, { ask: 'result' });
  const { read } = gate(
    { read: { ...tool, contextSchema: z.object({ userId: z.string() }) } },
    { read: 'linkedin' },
  );
  const context = { userId: 'ada' };

  const six = await ai6.generateText({
    model: model6(readOnce),
    tools: { read },
    prompt: 'Read',
    experimental_context: context,
  });
  expect(six.toolResults).toMatchObject([{ output: 'ada@example.com' }]);

  const seven = await ai7.generateText({
    model: model7(readOnce),
    tools: { read },
    prompt: 'Read',
    toolsContext: { read: context },
  });
  expect(seven.toolResults).toMatchObject([{ output: 'ada@example.com' }]);
});

test('a sub-agent hands the request to the agent above it', async () => {
  const world = await createWorld();
  const read = { ...tool, execute: async () => 'read' };
  const inner = createGate(world.connect, ada, { ask: 'result' })({ read }, { read: 'linkedin' });
  const research = {
    inputSchema: z.object({}),
    execute: async () => {
      const { toolResults } = await ai7.generateText({
        model: model7(readOnce),
        tools: inner,
        prompt: 'Read',
      });
      return toolResults[0]?.output;
    },
  };
  const { toolResults } = await ai7.generateText({
    model: model7(() => [{ id: 'call-2', tool: 'research', input: {} }]),
    tools: { research },
    prompt: 'Research',
  });
  const { id: requestId } = await readRequest(world, 'call-1');
  expect(toolResults).toMatchObject([{ output: { status: 'needs_connection', requestId } }]);
});

test('a tool that streams its result ends with the last one', async () => {
  const world = await createWorld();
  await connectAccount(world);
  const { read } = createGate(world.connect, ada)(
    {
      read: {
        inputSchema: z.object({}),
        async *execute() {
          yield 'half';
          yield 'whole';
        },
      },
    },
    { read: 'linkedin' },
  );
  const { toolResults } = await ai7.generateText({
    model: model7(readOnce),
    tools: { read },
    prompt: 'Read',
  });
  expect(toolResults).toMatchObject([{ output: 'whole' }]);
});

test('a tool can be the instance of a class', async () => {
  const world = await createWorld();
  await connectAccount(world);
  class Reader {
    prefix = 'read by ';
    get inputSchema() {
      return z.object({});
    }
    needsApproval() {
      return this.prefix === '';
    }
    async execute(_: object, options: object) {
      return this.prefix + connectionOf(options).accountName;
    }
  }
  const { read } = createGate(world.connect, ada)({ read: new Reader() }, { read: 'linkedin' });
  const { toolResults } = await ai7.generateText({
    model: model7(readOnce),
    tools: { read },
    prompt: 'Read',
  });
  expect(toolResults).toMatchObject([{ output: 'read by ada@example.com' }]);
});

test('a wrong name, a tool of the browser and a foreign call throw with a fix', async () => {
  const { connect } = await createWorld();
  const gate = createGate(connect, ada);
  const needs: Record<string, 'linkedin'> = { raed: 'linkedin' };
  expect(() => gate({ read: tool }, needs)).toThrow('gate: there is no tool "raed"');
  expect(() => gate({ read: {} }, { read: 'linkedin' })).toThrow(
    'gate: the tool "read" has no execute function',
  );
  expect(() => connectionOf({})).toThrow('connectionOf: these are not the options of a gated tool');
});

test('a tool that is not named stays as it is', async () => {
  const { connect } = await createWorld();
  const tools = createGate(connect, ada)({ read: tool, write: tool }, { read: 'linkedin' });
  expect(tools.write).toBe(tool);
  expect(tools.read).not.toBe(tool);
});
