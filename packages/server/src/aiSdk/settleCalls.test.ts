import { describe, expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { sdks, type Message } from './agent.fixture.ts';
import {
  ada,
  answerRequest,
  connectAccount,
  createApp,
  partOf,
  readRequest,
  respond,
  said,
} from './gatedApp.fixture.ts';
import { settleCalls } from './settleCalls.ts';

const next: Message = { ...said('Something else'), id: 'next' };

describe.each(sdks)('AI SDK $version', (sdk) => {
  test('a message in place of an answer ends the call, and the conversation goes on', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    const settled = await settleCalls(world.connect, ada, [...asked.messages, next]);
    expect(await readRequest(world)).toMatchObject({ status: 'superseded' });
    const answer = await app.answer(settled, () => 'Of course.');
    expect(answer.messages.at(-1)?.parts.at(-1)).toMatchObject({ text: 'Of course.' });
    expect(JSON.stringify(answer.prompts)).toContain('The user wrote something else instead of answering.');

    await connectAccount(world);
    expect(partOf(await app.answer(respond(asked, true))).output).toMatchObject({ status: 'superseded' });
    expect(app.ran).toEqual([]);
  });

  test.each([
    { approved: false, says: 'Tool call execution denied.' },
    { approved: true, says: 'The call did not run.' },
  ])('a message after an answer that broke off goes on (approved: $approved)', async ({ approved, says }) => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    const settled = await settleCalls(world.connect, ada, [...respond(asked, approved), next]);
    const answer = await app.answer(settled, () => 'Of course.');
    expect(answer.messages.at(-1)?.parts.at(-1)).toMatchObject({ text: 'Of course.' });
    expect(JSON.stringify(answer.prompts)).toContain(says);
    expect(app.ran).toEqual([]);
  });

  test('a message from a tab without the result does not deny a call that ran in another tab', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await answerRequest(world);
    await app.answer(respond(asked, true));
    expect(app.ran).toHaveLength(1);

    const answer = await app.answer(
      await settleCalls(world.connect, ada, [...asked.messages, next]),
      () => 'Of course.',
    );
    expect(answer.messages.at(-1)?.parts.at(-1)).toMatchObject({ text: 'Of course.' });
    const prompts = JSON.stringify(answer.prompts);
    expect(prompts).toContain('The result of the call is not known.');
    expect(prompts).not.toContain('instead of answering');
  });

  test.each(['open', 'connected'])('the same messages have the same result (%s)', async (status) => {
    const world = await createWorld();
    const asked = await createApp(world, sdk).answer([said('Post hi')]);
    if (status === 'connected') await answerRequest(world);
    const messages = [...asked.messages, next];
    const first = await settleCalls(world.connect, ada, messages);
    expect(partOf({ messages: first.slice(0, -1) })).toMatchObject({ state: 'output-denied' });
    expect(await settleCalls(world.connect, ada, messages)).toEqual(first);
  });

  test('a call without a conversation can no longer run either', async () => {
    const world = await createWorld();
    const owner = { userId: 'ada' };
    const app = createApp(world, sdk, { owner });
    const asked = await app.answer([said('Post hi')]);
    await settleCalls(world.connect, owner, [...asked.messages, next]);
    await connectAccount(world);
    expect(partOf(await app.answer(respond(asked, true))).output).toMatchObject({ status: 'used' });
    expect(app.ran).toEqual([]);
  });

  test('a call with an id that no call can have is settled', async () => {
    const world = await createWorld();
    const asked = await createApp(world, sdk).answer([said('Post hi')]);
    const messages = structuredClone([...asked.messages, next]);
    partOf({ messages: messages.slice(0, -1) }).toolCallId = '';
    const settled = await settleCalls(world.connect, ada, messages);
    expect(partOf({ messages: settled.slice(0, -1) })).toMatchObject({ state: 'output-denied' });
  });

  test('a message after a sign-in ends the call, which then runs in no tab', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await answerRequest(world);
    const answer = await app.answer(
      await settleCalls(world.connect, ada, [...asked.messages, next]),
      () => 'Of course.',
    );
    expect(JSON.stringify(answer.prompts)).toContain('The user wrote something else instead of answering.');
    expect(partOf(await app.answer(respond(asked, true))).output).toMatchObject({ status: 'used' });
    expect(app.ran).toEqual([]);
  });

  test('a message does not deny a call that ran with an account that was then disconnected', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await answerRequest(world);
    await app.answer(respond(asked, true));
    await world.browser('ada').call('DELETE', `/connections/${(await world.connections('ada'))[0]?.id}`);
    const settled = await settleCalls(world.connect, ada, [...asked.messages, next]);
    expect(partOf({ messages: settled.slice(0, -1) })).toMatchObject({ state: 'output-error' });
  });

  test('an answer that broke off after the call ran has no known result', async () => {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await answerRequest(world);
    await app.answer(respond(asked, true));
    const settled = await settleCalls(world.connect, ada, [...respond(asked, true), next]);
    expect(partOf({ messages: settled.slice(0, -1) })).toMatchObject({
      state: 'output-error',
      errorText: 'The result of the call is not known.',
    });
  });

  test('a call that waits for an approval of the app is settled', async () => {
    const world = await createWorld();
    const asked = await createApp(world, sdk, { approval: true }).answer([said('Post hi')]);
    const settled = await settleCalls(world.connect, ada, [...asked.messages, next]);
    expect(partOf({ messages: settled.slice(0, -1) })).toMatchObject({ state: 'output-denied' });
  });

  test('an answer to the approval settles nothing', async () => {
    const world = await createWorld();
    const asked = await createApp(world, sdk).answer([said('Post hi')]);
    const messages = respond(asked, true);
    expect(await settleCalls(world.connect, ada, messages)).toEqual(messages);
    expect(await readRequest(world)).toMatchObject({ status: 'open' });
  });
});
