import { expect, it } from 'vitest';
import { createBrowserWorld } from '../browser.fixture.ts';
import { base, createDriver, shop } from '../driver.fixture.ts';
import type { Fields } from '../http/fields.ts';
import { remoteHeader } from '../http/requestOrigin.ts';
import { createAgentSteps } from './createAgentSteps.ts';
import { demoTasks } from './demoTasks.ts';
import { createTask, readBody, runTask, seedAccount } from './tasks.fixture.ts';

it('runs a demo task in its own browser, signed in as the identity, and ends it', async () => {
  const world = await createBrowserWorld();
  const identity_id = seedAccount(world);
  const run = await runTask(world, 'network-read-messages', {}, { identity_id });
  expect(run).toMatchObject({
    status: 'success',
    result: { conversations: expect.arrayContaining([expect.objectContaining({ isUnread: true })]) },
  });
  const [session] = world.emulator.sessions();
  expect(session).toMatchObject({ id: run['session_id'], isTaskInitiated: true, endReason: 'deleted' });
  const status = await world.call('GET', `/v2/tasks/runs/${String(run['run_id'])}/status`);
  expect(await status.json()).toEqual(run);
});

it('runs tasks in a session that it is given, which stays open', async () => {
  const world = await createBrowserWorld();
  const { id: session_id } = await world.createSession('ada@example.com');
  const input = { person: 'Lena Fischer', text: 'Thursday at 3?' };
  expect(await runTask(world, 'network-send-message', input, { session_id })).toMatchObject({
    status: 'success',
    session_id,
  });
  expect(await runTask(world, 'network-publish-post', { text: 'Hi all' }, { session_id })).toMatchObject({
    status: 'success',
  });
  const account = world.emulator.siteAccount('network', 'ada@example.com');
  expect(account.posts[0]?.text).toBe('Hi all');
  expect(account.conversations[0]?.messages.at(-1)?.text).toBe('Thursday at 3?');
  expect(world.emulator.sessions()).toMatchObject([{ id: session_id, endReason: null }]);

  // With an identity, too: the browser is then signed in to one more site.
  const identity_id = seedAccount(world, 'ada@example.com', 1);
  const deals = await runTask(world, 'deals-list', {}, { session_id, identity_id });
  expect(deals).toMatchObject({ status: 'success', result: { deals: expect.any(Array) } });
});

it('reports each state, and sends its webhook', async () => {
  const events: unknown[] = [];
  let proceed: (() => void) | undefined;
  const world = await createBrowserWorld({
    tasks: [
      createTask(
        ({ input, signal }) =>
          new Promise((resolve, reject) => {
            signal.addEventListener('abort', () => reject(new Error('ignored')));
            proceed = () => (input['fail'] ? reject(new Error('No such report.')) : resolve({ done: true }));
          }),
      ),
    ],
    sendRequest: async (request) => {
      const { type, data } = await readBody(new Response(request.body));
      if (String(type).startsWith('task.')) events.push([type, data]);
      return new Response();
    },
  });
  world.emulator.addWebhook({ url: 'https://app.example/webhooks', secret: 'whsec' });
  const start = async (input: object = {}): Promise<string> => {
    const run = await runTask(world, 'task', input, { sync: false });
    expect(run).toEqual({ run_id: expect.any(String), status: 'queued' });
    const id = String(run['run_id']);
    await expect.poll(() => read(id)).toMatchObject({ status: 'running', session_id: expect.any(String) });
    return id;
  };
  const read = async (id: string): Promise<Fields> =>
    readBody(await world.call('GET', `/v2/tasks/runs/${id}/status`));

  const success = await start();
  // A browser is not idle while a task runs.
  world.emulator.advance(6 * 60_000);
  proceed?.();
  await expect.poll(() => read(success)).toMatchObject({ status: 'success', result: { done: true } });
  const failure = await start({ fail: 'yes' });
  proceed?.();
  await expect.poll(() => read(failure)).toMatchObject({ status: 'failure', error: 'No such report.' });
  const timeout = await start();
  world.emulator.advance(20 * 60_000);
  await expect.poll(() => read(timeout)).toMatchObject({ status: 'timeout' });
  const cancelled = await start();
  await world.call('POST', '/_emulator/task-runs/cancel', { runId: cancelled });
  await expect.poll(() => read(cancelled)).toMatchObject({ status: 'cancelled' });
  expect(() => world.emulator.cancelTaskRun(cancelled)).toThrow('There is no active run');
  const deleted = await start();
  await world.call('DELETE', '/v1/sessions/all');
  await expect.poll(() => read(deleted)).toMatchObject({ status: 'cancelled' });

  const common = { task_id: 'task', session_id: expect.any(String), artifacts: [] };
  await expect
    .poll(() => events)
    .toEqual([
      ['task.completed', { run_id: success, ...common }],
      [
        'task.failed',
        { run_id: failure, ...common, error: { type: 'automation_failure', message: 'No such report.' } },
      ],
      [
        'task.failed',
        { run_id: timeout, ...common, error: { type: 'timeout', message: expect.any(String) } },
      ],
      ['task.cancelled', { run_id: cancelled, ...common }],
      ['task.cancelled', { run_id: deleted, ...common }],
    ]);
  expect(world.emulator.taskRuns().map(({ status }) => status)).toEqual([
    'success',
    'failure',
    'timeout',
    'cancelled',
    'cancelled',
  ]);
  expect(world.emulator.sessions().filter(({ endedAt }) => endedAt === null)).toEqual([]);
});

it('sends steps to those who come late, and to no one after they leave', () => {
  const steps = createAgentSteps();
  const received: string[] = [];
  steps.report('session', { step: 'of an earlier run' });
  steps.begin('session');
  steps.report('session', { step: 1 });
  const stop = steps.watch('session', (step) => received.push(step));
  steps.report('session', { step: 2 });
  steps.report('other', { step: 3 });
  stop();
  steps.report('session', { step: 4 });
  expect(received).toEqual(['{"step":1}', '{"step":2}']);
});

it('sends steps to this machine only, and not to pages', async () => {
  const { createSession, emulator } = createDriver();
  const url = `${base}/ws?sessionId=${String((await createSession())['id'])}`;
  const watch = (headers: HeadersInit): Promise<unknown> =>
    emulator.watchAgentSteps(new Request(url, { headers }), () => {});
  expect(await watch({})).toBeTypeOf('function');
  expect(await watch({ [remoteHeader]: 'yes' })).toMatchObject({ status: 403 });
  expect(await watch({ origin: 'https://evil.example' })).toMatchObject({ status: 403 });
});

it('says what is missing without a browser, an answer or an input', async () => {
  const { call, emulator } = createDriver();
  const [task] = demoTasks;
  const run = (body: object, id = task?.id): Promise<{ status: number; text: string }> =>
    call('POST', `/v2/tasks/${id}/run`, body);
  expect(await run({ input_params: {} })).toMatchObject({
    status: 501,
    text: expect.stringContaining('Tasks run in a browser.'),
  });
  expect(await run({}, 'unknown')).toMatchObject({ status: 404 });
  expect(await run({})).toMatchObject({ status: 400, text: expect.stringContaining('input_params') });
  expect(await run({ input_params: {}, version: '3' })).toMatchObject({ status: 501 });
  expect(await run({ input_params: {}, session_id: 'unknown' })).toMatchObject({ status: 404 });
  const { id } = emulator.seedIdentity({ applicationId: shop.id, status: 'failed' });
  expect(await run({ input_params: {}, identity_id: id })).toMatchObject({ status: 422 });
  expect(await call('POST', '/v1/tools/perform-web-task', { prompt: 'Dance.' })).toMatchObject({
    status: 501,
    text: expect.stringContaining('no AI model'),
  });
  expect(() => createDriver({ tasks: [createTask(() => {}), createTask(() => {})] })).toThrow('same id');
  expect(emulator.taskRuns()).toEqual([]);
  expect(await emulator.watchAgentSteps(new Request(`${base}/ws?sessionId=x`), () => {})).toMatchObject({
    status: 404,
  });
});
