import Anchorbrowser from 'anchorbrowser';
import { expect, it } from 'vitest';
import { createBrowserWorld } from '../browser.fixture.ts';
import { demoApiKey } from '../demo.ts';
import { isRecord, type Fields } from '../http/fields.ts';
import { createTask, readBody, runTask, seedAccount } from './tasks.fixture.ts';

it('runs every other demo task', async () => {
  const world = await createBrowserWorld();
  const notes = await world.call('POST', '/v1/sessions', {
    identities: [
      { id: seedAccount(world, 'ada@example.com', 1) },
      { id: seedAccount(world, 'ada@example.com', 2) },
    ],
  });
  const { data } = await readBody(notes);
  const session_id = isRecord(data) ? data['id'] : '';
  const run = (name: string, input: object): Promise<Fields> => runTask(world, name, input, { session_id });
  const deal = world.emulator.siteAccount('deals', 'ada@example.com').deals[0]?.name ?? '';
  expect(await run('deals-add-note', { deal, note: 'Called.' })).toMatchObject({ status: 'success' });
  expect(world.emulator.siteAccount('deals', 'ada@example.com').deals[0]?.activity[0]?.text).toBe('Called.');
  expect(await run('notes-create-page', { title: 'Plan', text: '- one' })).toMatchObject({
    status: 'success',
  });
  expect(await run('notes-list', {})).toMatchObject({ result: { pages: expect.arrayContaining(['Plan']) } });
  expect(await run('deals-add-note', { deal: 'Nowhere', note: 'x' })).toMatchObject({
    status: 'failure',
    error: 'There is no "Nowhere".',
  });
  expect(await run('network-read-messages', {})).toMatchObject({
    status: 'failure',
    error: expect.stringContaining('signed out of network.localhost'),
  });
});

it('answers agent.task and tools.performWebTask of the SDK', async () => {
  const world = await createBrowserWorld({
    tasks: [
      createTask(async ({ page, prompt, reportStep }) => {
        reportStep({ step: 1, text: 'x'.repeat(200) });
        return { title: await page.title(), heading: await page.text('h1'), prompt };
      }, /heading/),
      { ...createTask(() => Promise.reject(new Error('Too many steps.')), /fail/), id: 'fails' },
    ],
  });
  const anchor = new Anchorbrowser({ apiKey: demoApiKey, baseURL: world.url });
  const { id: sessionId } = await world.createSession('ada@example.com');
  const url = `${world.url.replace('127.0.0.1', 'network.localhost')}/messages`;
  const steps: unknown[] = [];
  const answer = await anchor.agent.task('Read the heading.', {
    sessionId,
    taskOptions: { url, onAgentStep: (step) => steps.push(step) },
  });
  const result = { title: 'Messages · Network', heading: 'Messages', prompt: 'Read the heading.' };
  expect(answer).toEqual({ data: { result } });
  expect(steps).toEqual([{ step: 1, text: expect.any(String) }]);

  const own = await anchor.agent.browserTask('Read the heading.', {
    sessionOptions: { session: { initial_url: world.url.replace('127.0.0.1', 'notes.localhost') } },
  });
  expect(await own.taskResultPromise).toMatchObject({ data: { result: { title: 'Sign in · Notes' } } });
  await own.playwrightBrowser.close();

  const started = await anchor.post('/v1/tools/perform-web-task', {
    query: { sessionId },
    body: { prompt: 'Read the heading.', async: true },
  });
  const workflowId =
    isRecord(started) && isRecord(started['data']) ? String(started['data']['workflow_id']) : '';
  await expect
    .poll(() => anchor.tools.getPerformWebTaskStatus(workflowId))
    .toEqual({ data: { status: 'COMPLETED', result } });
  await expect(
    anchor.tools.performWebTask({ prompt: 'fail', sessionId }, { maxRetries: 0 }),
  ).rejects.toMatchObject({ status: 500, error: { error: { message: 'Too many steps.' } } });
});

it('ends the session as the request and the settings choose', async () => {
  const world = await createBrowserWorld({ tasks: [createTask(() => {})] });
  const isOpen = (id: unknown): boolean =>
    world.emulator.sessions().some((session) => session.id === id && session.endedAt === null);
  const kept = await runTask(world, 'task', {}, { cleanup_sessions: false });
  expect(kept).toMatchObject({ status: 'success', result: {} });
  const { session_id } = kept;
  expect(isOpen(session_id)).toBe(true);
  await runTask(world, 'task', {}, { session_id });
  expect(isOpen(session_id)).toBe(true);
  world.emulator.configure({ taskCleanup: 'every' });
  await runTask(world, 'task', {}, { session_id, cleanup_sessions: false });
  expect(isOpen(session_id)).toBe(true);
  await runTask(world, 'task', {}, { session_id });
  expect(isOpen(session_id)).toBe(false);
  expect((await runTask(world, 'task', {}, { session_id }))['error']).toMatchObject({
    message: 'This browser session has ended.',
  });
});

it('fails for a result that is not an object, and is forgotten by a reset', async () => {
  const signals: AbortSignal[] = [];
  const list = createTask(() => JSON.parse('[1]'), /never/);
  const endless = createTask(({ signal }) => {
    signals.push(signal);
    return new Promise(() => {});
  });
  const world = await createBrowserWorld({ tasks: [list, { ...endless, id: 'endless' }] });
  const run = await runTask(world, 'task', {}, {});
  expect(run).toMatchObject({ status: 'failure', error: 'The task must return an object.' });
  await runTask(world, 'endless', {}, { sync: false });
  await expect.poll(() => signals).toHaveLength(1);
  world.emulator.reset();
  expect(signals[0]?.aborted).toBe(true);
  expect(world.emulator.taskRuns()).toEqual([]);
});
