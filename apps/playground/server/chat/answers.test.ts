import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { createChat } from './chat.fixture.ts';
import { stoppedText } from './stopCalls.ts';

const story = 'A story, please';

test('an answer is finished and stored if the browser leaves', async () => {
  const chat = createChat({ wordDelayMs: 1 });
  const thread = randomUUID();
  const response = await chat.call('user-a', 'POST', `/${thread}`, {
    id: randomUUID(),
    text: story,
    isFirst: true,
  });
  await response.body?.cancel();
  expect(await chat.read(thread)).toMatchObject({ isAnswering: true });
  await expect.poll(async () => (await chat.read(thread)).isAnswering).toBe(false);
  expect(textOf(await chat.read(thread))).toMatch(/without dreaming of cookies\.$/);
});

test('a reader in another tab sees the answer grow', async () => {
  const chat = createChat({ wordDelayMs: 5 });
  const thread = randomUUID();
  const response = await chat.call('user-a', 'POST', `/${thread}`, {
    id: randomUUID(),
    text: story,
    isFirst: true,
  });
  await expect.poll(async () => textOf(await chat.read(thread)).length).toBeGreaterThan(0);
  const early = textOf(await chat.read(thread)).length;
  await expect.poll(async () => textOf(await chat.read(thread)).length).toBeGreaterThan(early);
  await chat.call('user-a', 'POST', `/${thread}/stop`);
  await response.text();
});

test('the stored text is the streamed text', async () => {
  const chat = createChat();
  const thread = randomUUID();
  const { stream } = await chat.say(thread, story);
  const deltas = stream
    .split('\n\n')
    .filter((line) => line.includes('text-delta'))
    .map((line): unknown => JSON.parse(line.slice('data: '.length)))
    .map((chunk) => (typeof chunk === 'object' && chunk && 'delta' in chunk ? String(chunk.delta) : ''));
  expect(textOf(await chat.read(thread))).toBe(deltas.join(''));
});

test('stop ends the answer, keeps what was written, and the user can write again', async () => {
  const chat = createChat({ wordDelayMs: 5 });
  const thread = randomUUID();
  const response = await chat.call('user-a', 'POST', `/${thread}`, {
    id: randomUUID(),
    text: story,
    isFirst: true,
  });
  await expect.poll(async () => textOf(await chat.read(thread)).length).toBeGreaterThan(20);
  await chat.call('user-a', 'POST', `/${thread}/stop`);
  expect(await response.text()).toContain('"abort"');
  const stopped = await chat.read(thread);
  expect(stopped.isAnswering).toBe(false);
  expect(textOf(stopped)).not.toContain('dreaming');
  expect((await chat.say(thread, 'What can you do?')).status).toBe(200);
});

/** Stops the answer to a message while its tool works, and lets the tool go on. */
async function stopTool(chat: ReturnType<typeof createChat>, thread: string, body: object) {
  const { begun, release } = chat.hold();
  const response = await chat.call('user-a', 'POST', `/${thread}`, body);
  await begun;
  await chat.call('user-a', 'POST', `/${thread}/stop`);
  release();
  return response.text();
}

test('stop also stops the tool, ends its browser, and the model reads that the result is not known', async () => {
  const chat = createChat();
  const thread = randomUUID();
  await chat.signIn('linkedin', 'jane@example.com');
  const post = { id: randomUUID(), text: 'Post on LinkedIn: hi', isFirst: true };
  await stopTool(chat, thread, post);
  expect(chat.tasks).toEqual([]);
  await expect.poll(() => chat.emulator.sessions().every(({ endedAt }) => endedAt !== null)).toBe(true);
  expect(await chat.parts(thread)).toMatchObject([{ state: 'output-error', errorText: stoppedText }]);

  await chat.say(thread, 'What can you do?');
  expect(JSON.stringify(chat.model.doStreamCalls.at(-1)?.prompt)).toContain(stoppedText);
});

test('stop during a call that had waited: it ends, and does not run later', async () => {
  const chat = createChat();
  const thread = randomUUID();
  await chat.say(thread, 'Post on LinkedIn: hi');
  await chat.signIn('linkedin', 'jane@example.com');
  await stopTool(chat, thread, { goOn: true });
  expect(await chat.parts(thread)).toMatchObject([{ state: 'output-error', errorText: stoppedText }]);
  expect((await chat.goOn(thread)).status).toBe(409);
  expect((await chat.say(thread, 'What can you do?')).status).toBe(200);
  expect(JSON.stringify(chat.model.doStreamCalls.at(-1)?.prompt)).toContain(stoppedText);
  expect(chat.tasks).toEqual([]);
});

test('after a restart in the middle of an answer, the same message can be sent again', async () => {
  const chat = createChat({ wordDelayMs: 5 });
  const thread = randomUUID();
  const message = { id: randomUUID(), text: 'What can you do?', isFirst: true };
  const broken = await chat.call('user-a', 'POST', `/${thread}`, message);
  expect((await chat.send(thread, message)).status, 'while the answer is written').toBe(409);
  chat.restart();
  expect(await chat.read(thread)).toMatchObject({ isAnswering: false });
  expect((await chat.send(thread, message)).status).toBe(200);
  await broken.text();
  const { messages } = await chat.read(thread);
  expect(messages.filter(({ role }) => role === 'user')).toHaveLength(1);
});

test('a call that ran before the server ended does not run again', async () => {
  const chat = createChat();
  const thread = randomUUID();
  await chat.say(thread, 'Post on LinkedIn: hi');
  await chat.signIn('linkedin', 'jane@example.com');
  const waiting = (await chat.read(thread)).messages[1];
  await chat.goOn(thread);
  expect(chat.tasks).toHaveLength(1);
  // The process ended after the tool had run, and before the message was stored.
  if (waiting) chat.threads.save('user-a', thread, waiting);
  chat.restart();
  await chat.goOn(thread);
  expect(chat.tasks).toHaveLength(1);
  expect(await chat.parts(thread)).toMatchObject([{ output: { status: 'used' } }]);
});

test('a tool that fails says so before the answer goes on, in a sentence without the cause', async () => {
  const report = vi.spyOn(console, 'error').mockImplementation(() => {});
  const chat = createChat();
  const thread = randomUUID();
  await chat.signIn('linkedin', 'jane@example.com');
  chat.emulator.failNext({ call: 'sessions.create', kind: 'status', status: 500 });
  const { stream } = await chat.say(thread, 'Post on LinkedIn: hi');
  expect(stream).toContain('"errorText":"Something went wrong."');
  expect(stream.indexOf('tool-output-error')).toBeLessThan(stream.indexOf('"delta":"That "'));
  expect(await chat.parts(thread)).toMatchObject([{ state: 'output-error' }]);
  expect(report).toHaveBeenCalled();
  report.mockRestore();
});

function textOf({ messages }: { messages: { role: string; parts: { type: string }[] }[] }): string {
  return (messages.findLast(({ role }) => role === 'assistant')?.parts ?? [])
    .map((part) => ('text' in part ? String(part.text) : ''))
    .join('');
}
