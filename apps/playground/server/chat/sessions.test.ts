import { randomUUID } from 'node:crypto';
import { demoApiKey } from '@kit/emulator';
import { expect, test, vi } from 'vitest';
import { anchorUrl, createChat, toolCallId } from './chat.fixture.ts';

const post = 'Post on LinkedIn: hi';

async function connected() {
  const chat = createChat();
  await chat.signIn('linkedin', 'jane@example.com');
  return { chat, thread: randomUUID() };
}

const running = ({ emulator }: ReturnType<typeof createChat>) =>
  emulator.sessions().filter(({ endedAt }) => endedAt === null);

/** The browser that the page of the conversation shows. */
const shown = (chat: ReturnType<typeof createChat>, thread: string) =>
  chat.connect.findSession({ userId: 'user-a', key: thread });

test('no browser is started before a tool needs one, and the next tools use it again', async () => {
  const { chat, thread } = await connected();
  await chat.say(thread, 'What can you do?');
  expect(chat.emulator.sessions()).toEqual([]);
  expect(await shown(chat, thread)).toBeUndefined();
  await chat.say(thread, post);
  await chat.say(thread, 'What is new on LinkedIn?');
  expect(chat.emulator.sessions()).toHaveLength(1);
  expect(chat.tasks).toHaveLength(2);
  expect(await shown(chat, thread)).toBeDefined();
  expect(chat.emulator.sessions()).toMatchObject([{ readOnly: false }]);
});

test('each conversation has its own browser, which ends when the conversation is deleted', async () => {
  const { chat, thread } = await connected();
  const other = randomUUID();
  await chat.say(thread, post);
  await chat.say(other, post);
  expect(running(chat)).toHaveLength(2);
  expect((await chat.call('user-a', 'DELETE', `/${thread}`)).status).toBe(204);
  expect(running(chat)).toHaveLength(1);
  expect((await chat.call('user-a', 'GET', `/${thread}`)).status).toBe(404);
  expect(await (await chat.call('user-a', 'GET', '')).json()).toMatchObject([{ id: other }]);
});

test('a conversation that was deleted in another tab stays deleted', async () => {
  const { chat, thread } = await connected();
  await chat.say(thread, 'What can you do?');
  await chat.call('user-a', 'DELETE', `/${thread}`);
  const sent = { id: randomUUID(), text: post, isFirst: false };
  expect((await chat.send(thread, sent)).status).toBe(404);
  expect(await (await chat.call('user-a', 'GET', '')).json()).toEqual([]);
  expect(chat.tasks).toEqual([]);
});

test('deleting a conversation ends the request that its call waits for', async () => {
  const chat = createChat();
  const thread = randomUUID();
  await chat.say(thread, post);
  const [part] = await chat.parts(thread);
  await chat.call('user-a', 'DELETE', `/${thread}`);
  const request = await chat.connect.readRequest({ userId: 'user-a', thread, key: toolCallId(part) });
  expect(request.status).toBe('superseded');
});

test('after the account is disconnected, its browser is gone, and the next tool asks again', async () => {
  const { chat, thread } = await connected();
  await chat.say(thread, post);
  await chat.connect.disconnectAll({ userId: 'user-a' });
  expect(running(chat)).toEqual([]);
  expect(await shown(chat, thread)).toBeUndefined();

  await chat.say(thread, post);
  expect(await chat.parts(thread)).toMatchObject([{ state: 'approval-requested' }]);
  await chat.signIn('linkedin', 'jane@example.com');
  await chat.goOn(thread);
  expect(running(chat)).toHaveLength(1);
});

test('a browser whose time is over is replaced, and the live view shows the new one', async () => {
  const { chat, thread } = await connected();
  await chat.say(thread, post);
  const first = await shown(chat, thread);
  chat.advance(11 * 60_000);
  expect(await shown(chat, thread)).toBeUndefined();
  await chat.say(thread, post);
  const second = await shown(chat, thread);
  expect(second?.id).not.toBe(first?.id);
  expect((await chat.emulator.fetch(new Request(second?.liveViewUrl ?? ''))).status).toBe(200);
});

test('a browser that ended early fails one tool, and the next tool starts a new one', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { chat, thread } = await connected();
  await chat.say(thread, post);
  const [session] = chat.emulator.sessions();
  const headers = { 'anchor-api-key': demoApiKey };
  const end = new Request(`${anchorUrl}/v1/sessions/${session?.id}`, { method: 'DELETE', headers });
  await chat.emulator.fetch(end);
  await chat.say(thread, post);
  expect(await chat.parts(thread)).toMatchObject([{ state: 'output-error' }]);
  await chat.say(thread, post);
  expect(await chat.parts(thread)).toMatchObject([{ state: 'output-available' }]);
  expect(running(chat)).toHaveLength(1);
  vi.restoreAllMocks();
});

test('no address, id or key of Anchor is in a message, in the stream or in a prompt', async () => {
  const { chat, thread } = await connected();
  const { stream } = await chat.say(thread, post);
  const { liveViewUrl = 'none' } = (await shown(chat, thread)) ?? {};
  const waiting = randomUUID();
  await chat.say(waiting, 'Which Salesforce deals close this month?');
  expect(chat.emulator.tokens(), 'a token is created when the user clicks').toHaveLength(1);

  const prompts = chat.model.doStreamCalls.map(({ prompt }) => prompt);
  const seen = JSON.stringify([stream, await chat.read(thread), await chat.read(waiting), prompts]);
  const secrets = [
    liveViewUrl,
    'anchor.example.com',
    ...chat.emulator.sessions().map(({ id }) => id),
    ...chat.emulator.identities().map(({ id }) => id),
    ...(await chat.connect.listConnections({ userId: 'user-a' })).map(({ id }) => id),
  ];
  expect(secrets.filter((secret) => seen.includes(secret))).toEqual([]);
});
