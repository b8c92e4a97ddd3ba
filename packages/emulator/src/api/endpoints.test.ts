import { expect, it } from 'vitest';
import { connectPlaywright, createBrowserWorld } from '../browser.fixture.ts';
import { demoApiKey } from '../demo.ts';
import type { EmulatorOptions } from '../Emulator.ts';
import { isRecord } from '../http/fields.ts';
import { apiCalls, type ApiCall } from './apiCalls.ts';
import {
  cases,
  createSender,
  createTrial,
  foreign,
  notFound,
  ok,
  otherKey,
  type Case,
  type Cases,
  type Trial,
} from './endpoints.fixture.ts';
import { endpoints } from './endpoints.ts';

const point = { x: 10, y: 10 };
const withBody = (body: unknown): Cases => ({ 200: ok(body), 400: ok({}) });

/** The other statuses, which need a browser. */
const browserCases: Readonly<Partial<Record<ApiCall, Cases>>> = {
  'sessions.goto': { ...withBody({ url: 'about:blank' }), 500: ok({ url: 'http://127.0.0.1:1/' }) },
  'sessions.retrieveScreenshot': { 200: ok() },
  'sessions.scroll': withBody({ ...point, deltaY: 10 }),
  'sessions.dragAndDrop': withBody({ startX: 1, startY: 1, endX: 9, endY: 9 }),
  'sessions.copy': { 200: ok() },
  'sessions.paste': withBody({ text: 'x' }),
  'sessions.mouse.click': { ...withBody(point), 500: ok({ selector: '#none', timeout: 1 }) },
  'sessions.mouse.doubleClick': withBody(point),
  'sessions.mouse.down': withBody(point),
  'sessions.mouse.up': withBody(point),
  'sessions.mouse.move': withBody(point),
  'sessions.keyboard.type': withBody({ text: 'x' }),
  'sessions.keyboard.shortcut': withBody({ keys: ['Control', 'a'] }),
  'tasks.run': { 200: ok({ input_params: {}, sync: true }) },
  'tasks.retrieveRun': { 200: ok(), 403: foreign() },
  'tools.performWebTask': { 200: ok({ prompt: 'Work.' }), 500: ok({ prompt: 'Fail.' }) },
  'tools.getPerformWebTaskStatus': { 200: ok() },
};

/** The calls that a crash of the page makes fail with 500. The body is one that is right. */
const crashCases = Object.entries(browserCases).flatMap(([call, { 200: run }]) =>
  call.startsWith('sessions.') && call !== 'sessions.goto' && run ? [{ call, run }] : [],
);

const emulated = endpoints.flatMap((endpoint) =>
  endpoint.call === null ? [] : [{ ...endpoint, call: endpoint.call }],
);

function statusesOf(...lists: readonly (Cases | undefined)[]): readonly number[] {
  const statuses = lists.flatMap((list) => Object.keys(list ?? {}).map(Number));
  return [...new Set(statuses)].toSorted((one, other) => one - other);
}

it('has one endpoint for each call, and a case for each status', () => {
  expect(emulated.map(({ call }) => call).toSorted()).toEqual([...apiCalls].toSorted());
  for (const { call, emulated: expected } of emulated) {
    const crash = crashCases.some((one) => one.call === call) ? { 500: notFound } : {};
    const found = statusesOf(cases[call], browserCases[call], crash);
    expect([call, found]).toEqual([call, [...expected].toSorted((one, other) => one - other)]);
  }
});

const trials = emulated.flatMap((endpoint) =>
  Object.entries(cases[endpoint.call]).map(([status, run]) => ({ endpoint, status: Number(status), run })),
);

it.each(trials)('$endpoint.method $endpoint.path returns $status', async ({ endpoint, status, run }) => {
  const create = (options?: EmulatorOptions): Promise<Trial> => createTrial(endpoint, options);
  expect((await run(await create(), create)).status).toBe(status);
});

it.each(endpoints)('$method $path returns 401 without a key', async (endpoint) => {
  const { send } = await createTrial(endpoint);
  expect((await send({}, { key: 'wrong' })).status).toBe(401);
});

it.each(endpoints.filter(({ call }) => call === null))('$method $path is not emulated', async (endpoint) => {
  expect((await (await createTrial(endpoint)).send({})).status).toBe(501);
});

it.each(emulated)('$method $path returns what a fault injects', async (endpoint) => {
  const { emulator, send } = await createTrial(endpoint);
  for (const status of endpoint.documented) {
    emulator.failNext({ call: endpoint.call, kind: 'status', status });
    expect((await send({})).status).toBe(status);
  }
});

it('returns the statuses that need a browser', async () => {
  const world = await createBrowserWorld({
    apiKeys: [demoApiKey, otherKey],
    tasks: [
      { id: 'task', name: 'task', prompt: /Work/, run: () => ({ done: true }) },
      { id: 'fails', name: 'fails', prompt: /Fail/, run: () => Promise.reject(new Error('No.')) },
    ],
  });
  const { id: sessionId, cdpUrl } = await world.createSession('ada@example.com');
  const run = await world.call('POST', '/v2/tasks/task/run', { input_params: {}, sync: true });
  const body: unknown = await run.json();
  const runId = isRecord(body) ? String(body['run_id']) : '';
  const ids = { sessionId, runId, workflowId: runId, taskId: 'task' };
  const runCase = async (call: string, runIt: Case): Promise<number> => {
    const { method, path } = emulated.find((endpoint) => endpoint.call === call) ?? { method: '', path: '' };
    world.emulator.configure({ foreignProject: 404 });
    const trial: Trial = {
      emulator: world.emulator,
      ids,
      send: createSender(world.url, fetch, method, path, ids),
    };
    return (await runIt(trial, () => Promise.resolve(trial))).status;
  };
  for (const [call, list] of Object.entries(browserCases))
    for (const [status, runIt] of Object.entries(list)) {
      const actual = await runCase(call, runIt);
      expect([call, actual]).toEqual([call, Number(status)]);
    }
  const { page } = await connectPlaywright(cdpUrl);
  const cdp = await page.context().newCDPSession(page);
  void cdp.send('Page.crash').catch(() => {});
  await page.waitForEvent('crash');
  for (const { call, run: runIt } of crashCases)
    expect([call, await runCase(call, runIt)]).toEqual([call, 500]);
});

it('is what docs/endpoints.md shows', async () => {
  await expect(renderTable()).toMatchFileSnapshot('../../docs/endpoints.md');
});

function renderTable(): string {
  const rows = endpoints.map(({ method, path, call, documented, emulated: returned }) => {
    const all = new Set([...documented, ...returned].toSorted((one, other) => one - other));
    const statuses = [...all].map((status) => {
      const isReturned = returned.includes(status) || (status === 401 && call !== null);
      if (!documented.includes(status)) return `*${status}*`;
      return isReturned ? `**${status}**` : String(status);
    });
    const address = `\`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}\``;
    return `| ${address} | ${call === null ? 'not emulated' : `\`${call}\``} | ${statuses.join(', ')} |`;
  });
  return `${head}\n${rows.join('\n')}\n`;
}

const head = `# Endpoints

Every endpoint of Anchor's API that is documented, and what the emulator returns. A test calls each of them, and writes this page.

- **200**: documented, and the emulator returns it.
- 500: documented, and the emulator returns it only if you [inject a fault](../README.md#faults).
- *422*: not documented for this endpoint. The emulator returns it.

Every call also returns 401 without a right API key, and 413 for a body above 1 MB. An endpoint that is not emulated returns 501.
403 means a resource of another project. Anchor documents it for a cost limit only, which the emulator does not have.

The facts are from Anchor's public documentation in November 2026. Nothing here was confirmed against the production API.

| endpoint | call | statuses |
|---|---|---|`;
