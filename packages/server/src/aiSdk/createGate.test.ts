import { describe, expect, test } from 'vitest';
import { memoryStore } from '../stores/memoryStore.ts';
import { createWorld } from '../world.fixture.ts';
import { sdks } from './agent.fixture.ts';
import {
  ada,
  answerRequest,
  approvalRequested,
  connectAccount,
  createApp,
  partOf,
  partsOf,
  readRequest,
  respond,
  said,
} from './gatedApp.fixture.ts';

describe.each(sdks)('AI SDK $version', (sdk) => {
  test('a call with a connected account runs immediately and writes nothing', async () => {
    const world = await createWorld();
    await connectAccount(world);
    const app = createApp(world, sdk);
    const answer = await app.answer([said('Post hi')]);
    expect(partOf(answer)).toMatchObject({ state: 'output-available', output: { posted: 'hi' } });
    expect(app.ran).toEqual([{ text: 'hi', account: 'ada@example.com' }]);
    await expect(readRequest(world)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('a call waits for the account, and then runs once with its first arguments', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    expect(partOf(asked)).toMatchObject(approvalRequested);
    expect(app.ran).toEqual([]);
    expect(await readRequest(world)).toMatchObject({
      status: 'open',
      application: 'linkedin',
      reason: 'To post your message.',
    });

    await answerRequest(world);
    expect(await readRequest(world)).toMatchObject({ status: 'connected' });
    const done = await app.answer(respond(asked, true));
    expect(app.ran).toEqual([{ text: 'hi', account: 'ada@example.com' }]);
    expect(partOf(done)).toMatchObject({ state: 'output-available', output: { posted: 'hi' } });
    expect(done.prompts).toHaveLength(1);
  });

  test('an approval that arrives twice runs the call once, also in two processes', async () => {
    const store = memoryStore();
    const [world, restarted] = [
      await createWorld({ connect: { store } }),
      await createWorld({ connect: { store } }),
    ];
    const [first, second] = [createApp(world, sdk), createApp(restarted, sdk)];
    const asked = await first.answer([said('Post hi')]);
    await answerRequest(world);
    const approved = respond(asked, true);
    const answers = await Promise.all([first, second, second].map((app) => app.answer(approved)));
    expect([...first.ran, ...second.ran]).toHaveLength(1);
    const outputs = answers.map((answer) => partOf(answer).output);
    expect(outputs.filter((output) => JSON.stringify(output) === '{"posted":"hi"}')).toHaveLength(1);
    expect(outputs).toContainEqual(expect.objectContaining({ status: 'used' }));
  });

  test('two calls that wait for one site need one sign-in, and each runs once', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi and bye')], (prompt) =>
      prompt.at(-1)?.role === 'tool'
        ? 'Done.'
        : ['hi', 'bye'].map((text) => ({ id: `call-${text}`, tool: 'postMessage', input: { text } })),
    );
    const ids = await Promise.all(
      ['call-hi', 'call-bye'].map(async (key) => (await readRequest(world, key)).id),
    );
    expect(new Set(ids).size).toBe(1);
    await connectAccount(world, { request: ids[0] });
    const done = await app.answer(respond(asked, true));
    expect(app.ran.map(({ text }) => text).toSorted()).toEqual(['bye', 'hi']);
    expect(partsOf(done).map(({ output }) => output)).toEqual([{ posted: 'hi' }, { posted: 'bye' }]);
  });

  test('an approval without an account runs nothing, and returns the request again', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    const done = await app.answer(respond(asked, true));
    const { id } = await readRequest(world);
    expect(partOf(done).output).toMatchObject({
      status: 'needs_connection',
      application: 'linkedin',
      requestId: id,
    });
    expect(app.ran).toEqual([]);
  });

  test('a declined approval runs nothing, and the model learns of it', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    const { id } = await readRequest(world);
    await world.connect.declineRequest({ ...ada, id });
    const done = await app.answer(respond(asked, false));
    expect(partOf(done)).toMatchObject({ state: 'output-denied' });
    expect(JSON.stringify(done.prompts)).toContain('execution-denied');
    await connectAccount(world);
    expect(partOf(await app.answer(respond(asked, true))).output).toMatchObject({ status: 'declined' });
    expect(app.ran).toEqual([]);
  });

  test('a request that expired or was superseded runs nothing', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await world.connect.supersedeRequests(ada);
    await connectAccount(world);
    expect(partOf(await app.answer(respond(asked, true))).output).toMatchObject({ status: 'superseded' });

    const other = await createWorld();
    const late = createApp(other, sdk);
    const waiting = await late.answer([said('Post hi')]);
    other.advance(25 * 60 * 60_000);
    await connectAccount(other);
    expect(partOf(await late.answer(respond(waiting, true))).output).toMatchObject({ status: 'expired' });
    expect([...app.ran, ...late.ran]).toEqual([]);
  });
});
