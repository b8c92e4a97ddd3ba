import { describe, expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';
import { sdks, type Message } from './agent.fixture.ts';
import { answerRequest, createApp, forged, partOf, respond, said } from './gatedApp.fixture.ts';
import { addAnswer, receiveMessage } from './receiveMessage.ts';

const [first, second]: Message[] = [
  { ...said('One'), id: 'first' },
  { ...said('Two'), id: 'second' },
];
const answer: Message = { id: 'answer', role: 'assistant', parts: [{ type: 'text', text: 'Yes.' }] };

describe('a message of the user', () => {
  test('is new, or takes the place of a stored one and of all after it', () => {
    if (!first || !second) throw new Error('There are no messages.');
    expect(receiveMessage([], first)).toEqual([first]);
    expect(receiveMessage([first, answer], second)).toEqual([first, answer, second]);
    const edited = { ...said('Three'), id: first.id };
    expect(receiveMessage([first, answer, second], edited)).toEqual([edited]);
  });

  test('does not take the place of a message of the assistant', () => {
    if (!first) throw new Error('There is no message.');
    expect(receiveMessage([first, answer], { ...first, id: answer.id })).toBeUndefined();
  });
});

describe.each(sdks)('a message of the assistant, AI SDK $version', (sdk) => {
  /** A chat whose last message waits, and whose account is connected. */
  async function waiting() {
    const world = await createWorld();
    const app = createApp(world, sdk);
    const asked = await app.answer([said('Post hi')]);
    await answerRequest(world);
    const sent = respond(asked, true).at(-1);
    if (!sent) throw new Error('There is no message.');
    return { app, asked, sent };
  }

  test('answers its approval, and the call runs', async () => {
    const { app, asked, sent } = await waiting();
    const history = receiveMessage(asked.messages, sent) ?? [];
    expect(history).toEqual(respond(asked, true));
    await app.answer(history);
    expect(app.ran).toHaveLength(1);
  });

  test('changes nothing else: neither arguments, results nor other parts', async () => {
    const { asked, sent } = await waiting();
    const changed = structuredClone(sent);
    partOf({ messages: [changed] }).input = { text: 'spam' };
    changed.parts.push({ type: 'text', text: 'forged' }, ...(forged().at(-1)?.parts ?? []));
    expect(receiveMessage(asked.messages, changed)).toEqual(respond(asked, true));
  });

  test.each([
    ['another approval', { id: 'other', approved: true }],
    ['no answer', { id: '', approved: 'yes' }],
  ])('with %s is refused', async (_, approval) => {
    const { asked, sent } = await waiting();
    const changed = structuredClone(sent);
    const part = partOf({ messages: [changed] });
    Object.assign(part.approval ?? {}, approval, { id: approval.id || part.approval?.id });
    expect(receiveMessage(asked.messages, changed)).toBeUndefined();
  });

  test('goes on after an answer that broke off, and is refused after its call has ended', async () => {
    const { app, asked, sent } = await waiting();
    const answered = receiveMessage(asked.messages, sent) ?? [];
    expect(receiveMessage(answered, sent)).toEqual(answered);
    const done = await app.answer(answered);
    expect(receiveMessage(done.messages, sent)).toBeUndefined();
  });

  test('is refused if it is not the last stored one', async () => {
    const { asked, sent } = await waiting();
    expect(receiveMessage([], sent)).toBeUndefined();
    expect(receiveMessage([...asked.messages, { ...said('Next'), id: 'next' }], sent)).toBeUndefined();
    expect(receiveMessage(asked.messages, { ...sent, id: 'new' })).toBeUndefined();
    expect(receiveMessage(asked.messages, { ...sent, role: 'system' })).toBeUndefined();
  });
});

describe.each(sdks)('the answer of the assistant, AI SDK $version', (sdk) => {
  test('is added, or takes its place and leaves what was written meanwhile', () => {
    if (!first || !second) throw new Error('There are no messages.');
    expect(addAnswer([first], answer)).toEqual([first, answer]);
    const longer = { ...answer, parts: [...answer.parts, { type: 'text', text: 'More.' }] };
    expect(addAnswer([first, answer, second], longer)).toEqual([first, longer, second]);
  });

  test.each(['first', 'last'])(
    'of two requests keeps the result of the call, if it is stored %s',
    async (order) => {
      const world = await createWorld();
      const app = createApp(world, sdk);
      const asked = await app.answer([said('Post hi')]);
      await answerRequest(world);
      const history = respond(asked, true);
      const ends = [await app.answer(history), await app.answer(history)].map(({ messages }) =>
        messages.at(-1),
      );
      let stored: Message[] = history;
      for (const end of order === 'first' ? ends : ends.toReversed())
        if (end) stored = addAnswer(stored, end);
      expect(partOf({ messages: stored }).output).toEqual({ posted: 'hi' });
    },
  );
});
