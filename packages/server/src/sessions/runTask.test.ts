import { demoApiKey, type EmulatorTask } from '@kit/emulator';
import { findChromium } from '@kit/emulator/node';
import Anchorbrowser from 'anchorbrowser';
import { describe, expect, test } from 'vitest';
import { createWorld, smallClient, type World } from '../world.fixture.ts';

const ada = { userId: 'ada', tenantId: '' };
const task = { userId: 'ada', application: 'linkedin', taskId: 'export' } as const;

/** Ada with an account, and a task at Anchor that runs in a real browser. */
async function prepared(
  run: EmulatorTask['run'],
  options: Pick<NonNullable<Parameters<typeof createWorld>[0]>, 'anchor'> = {},
) {
  const tasks = [{ id: 'export', name: 'Export', run }];
  const world = await createWorld({ emulator: { browsers: findChromium(), tasks }, ...options });
  await world.finish(world.browser('ada'));
  return world;
}

/** A task that runs until `finish` is called. */
function longTask() {
  const events = new EventTarget();
  const on = (type: string) =>
    new Promise<void>((resolve) => events.addEventListener(type, () => resolve(), { once: true }));
  const started = on('start');
  const finished = on('finish');
  const run: EmulatorTask['run'] = async () => {
    events.dispatchEvent(new Event('start'));
    await finished;
  };
  return { run, started, finish: () => events.dispatchEvent(new Event('finish')) };
}

async function rowOf(world: World) {
  const [connection] = await world.connections('ada');
  const [row] = await world.store.findSessions({ owner: ada, connectionId: connection?.id ?? '', limit: 1 });
  return row;
}

const runs = (world: World) => world.emulator.taskRuns().map(({ status }) => status);
const browsers = (world: World) =>
  world.emulator.sessions().map(({ endedAt }) => (endedAt === null ? 'runs' : 'ended'));

test.each([
  ['the small client', smallClient],
  ['the SDK', (baseURL: string) => new Anchorbrowser({ apiKey: demoApiKey, baseURL })],
])('runs in a browser of the account, returns the output, and leaves a row. With %s', async (_, anchor) => {
  const world = await prepared(({ input }) => ({ exported: input['month'] }), { anchor });
  const result = await world.connect.runTask({
    ...task,
    input: { month: 'May' },
    purpose: 'Export invoices',
    agent: 'Invoices',
  });
  expect(result).toEqual({ status: 'success', output: { exported: 'May' } });
  const row = await rowOf(world);
  expect(row).toMatchObject({ purpose: 'Export invoices', agent: 'Invoices', endReason: 'finished' });
  expect(world.emulator.taskRuns()).toMatchObject([{ sessionId: world.emulator.sessions()[0]?.id }]);
  expect(browsers(world)).toEqual(['ended']);
});

test('tasks with a key share a browser', async () => {
  const world = await prepared(() => ({}));
  const shared = { ...task, key: 'night', keepMs: 60_000 };
  await world.connect.runTask(shared);
  await world.connect.runTask(shared);
  expect(browsers(world)).toEqual(['runs']);
  await world.connect.endSession({ userId: 'ada', key: 'night' });
});

describe('a task that does not succeed', () => {
  test('is an error, whose cause has the text of Anchor', async () => {
    const world = await prepared(() => {
      throw new Error('There is no button.');
    });
    await expect(world.connect.runTask(task)).rejects.toMatchObject({
      code: 'task_failed',
      cause: { cause: 'There is no button.' },
    });
    expect(await rowOf(world)).toMatchObject({ endReason: 'failed', endedAt: expect.any(Number) });
    expect(browsers(world)).toEqual(['ended']);
  });

  test('because its account is signed out names the account, and becomes a request', async () => {
    const world = await prepared(() => {
      world.emulator.changeIdentity(identityId, { status: 'failed' });
      throw new Error('There is a sign-in page.');
    });
    const [account] = await world.connections('ada');
    const identityId = account?.identityId ?? '';
    const error: unknown = await world.connect.runTask(task).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'connection_not_ready', connectionId: account?.id });
    expect(await world.connect.requestFor(error, { userId: 'ada' })).toMatchObject({
      reconnects: { id: account?.id },
    });
  });

  test('in time is an error, and its browser ends', async () => {
    const { run } = longTask();
    const world = await prepared(run);
    await expect(world.connect.runTask({ ...task, timeoutMs: 200 })).rejects.toMatchObject({
      code: 'task_timeout',
    });
    expect(browsers(world)).toEqual(['ended']);
    await expect.poll(() => runs(world)).toEqual(['cancelled']);
  });

  test('because Anchor cancelled it', async () => {
    const { run, started } = longTask();
    const world = await prepared(run);
    const call = world.connect.runTask(task);
    await Promise.race([started, call]);
    world.emulator.cancelTaskRun(world.emulator.taskRuns()[0]?.id ?? '');
    await expect(call).rejects.toMatchObject({ code: 'task_failed' });
  });
});

/** Ada's task, once it runs. */
async function running(options: { signal?: AbortSignal } = {}) {
  const { run, started } = longTask();
  const world = await prepared(run);
  const call = world.connect.runTask({ ...task, ...options });
  call.catch(() => {}); // it may end before the assertion
  await Promise.race([started, call]);
  return { world, call };
}

describe('a running task ends', () => {
  test('with a disconnect', async () => {
    const { world, call } = await running();
    const [account] = await world.connections('ada');
    await world.browser('ada').call('DELETE', `/connections/${account?.id}`);
    await expect(call).rejects.toMatchObject({ code: 'not_connected', application: 'linkedin' });
    expect(browsers(world)).toEqual(['ended']);
    await expect.poll(() => runs(world)).toEqual(['cancelled']);
  });

  test('with its browser, if the user stops it', async () => {
    const { world, call } = await running();
    const { id } = (await rowOf(world)) ?? {};
    expect((await world.browser('ada').call('POST', `/sessions/${id}/stop`, {})).status).toBe(200);
    await expect(call).rejects.toMatchObject({ code: 'session_stopped' });
  });

  test('with its browser, if the user wants to be asked from now on', async () => {
    const { world, call } = await running();
    const [account] = await world.connections('ada');
    await world.browser('ada').call('POST', `/connections/${account?.id}/access`, { access: 'ask' });
    await expect(call).rejects.toMatchObject({
      code: 'permission_required',
      application: 'linkedin',
      connectionId: account?.id,
    });
    expect(await rowOf(world)).toMatchObject({ endReason: 'revoked' });
  });

  test('with an abort', async () => {
    const controller = new AbortController();
    const { world, call } = await running({ signal: controller.signal });
    const reason = new Error('The deployment ends.');
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    await expect.poll(() => runs(world)).toEqual(['cancelled']);
  });
});

test('an outage of Anchor does not cost a run that goes on', async () => {
  const { run, started, finish } = longTask();
  const world = await prepared(run);
  const call = world.connect.runTask(task);
  await Promise.race([started, call]);
  world.emulator.failNext({ call: 'tasks.retrieveRun', kind: 'status', status: 503, times: 4 });
  finish();
  expect(await call).toMatchObject({ status: 'success' });
});

test('a run is never repeated', async () => {
  const world = await prepared(() => ({}));
  world.emulator.clearLog();
  world.emulator.failNext({ call: 'tasks.run', kind: 'status', status: 503 });
  await expect(world.connect.runTask(task)).rejects.toMatchObject({ code: 'anchor_unavailable' });
  expect(world.calls()).toMatchObject({ 'tasks.run': 1 });
  expect(browsers(world)).toEqual(['ended']);
});

test.each([
  ['taskId', { taskId: '../sessions' }],
  ['taskId', { taskId: '' }],
  ['timeoutMs', { timeoutMs: 0 }],
  ['timeoutMs', { timeoutMs: Number.NaN }],
])('an invalid %s is refused before a browser starts: %j', async (option, changes) => {
  const world = await createWorld();
  await world.finish(world.browser('ada'));
  await expect(world.connect.runTask({ ...task, ...changes })).rejects.toThrow(`runTask: ${option}`);
  expect(world.emulator.sessions()).toEqual([]);
});

test('a client that cannot read is refused before a browser starts', async () => {
  const world = await createWorld({
    anchor(url) {
      const client = smallClient(url);
      delete client.get;
      return client;
    },
  });
  await world.finish(world.browser('ada'));
  await expect(world.connect.runTask(task)).rejects.toThrow('runTask: anchor has no method get');
  expect(world.emulator.sessions()).toEqual([]);
});
