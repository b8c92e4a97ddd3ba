import { expect, test } from 'vitest';
import { bodyOf, publicUrl } from '../browser.fixture.ts';
import { checkOptions } from '../options/checkOptions.ts';
import { inAnotherProcess, timers, withoutPause } from '../requests/requests.fixture.ts';
import { describePostgres, openPostgres } from '../stores/describePostgres.fixture.ts';
import type { Store } from '../stores/store.ts';
import { applicationIds, createWorld, smallClient, type World } from '../world.fixture.ts';
import { setHelp } from './askPerson.ts';

const linkedin = { userId: 'ada', application: 'linkedin', takeOver: true } as const;
const question = 'Please enter the code that the site sent.';

/** A browser of Ada's, and what the routes say of it. */
async function started(store?: Store) {
  const world = await createWorld({ ...(store && { connect: { store } }) });
  const ada = world.browser('ada');
  await world.finish(ada);
  const session = await world.connect.createSession(linkedin);
  const path = `/sessions/${session.id}`;
  const help = async () => (await bodyOf(await ada.call('GET', path)))['help'];
  return { world, ada, session, path, help };
}

const helpEvents = ({ events }: World) => events.filter(({ type }) => type === 'session.help_requested');

test('the owner reads the question, and the agent goes on when they hand back', async () => {
  const { world, ada, session, path, help } = await started();
  const asking = session.askPerson(question);
  await expect.poll(help).toBe(question);
  expect(helpEvents(world)).toHaveLength(1);
  expect(JSON.stringify(world.events)).not.toContain(question);
  await ada.call('POST', `${path}/take-over`);
  expect(await help()).toBe(question);
  await ada.call('POST', `${path}/hand-back`);
  expect(await withoutPause(asking)).toBe(true);
  expect(await help()).toBeUndefined();
});

await describePostgres('on PostgreSQL', (server) => {
  test('a hand-back in another process ends the wait', async () => {
    const { pool, store } = await openPostgres(server);
    const { world, session } = await started(store);
    const asking = session.askPerson(question);
    const elsewhere = world.browser('ada');
    await expect
      .poll(async () => (await bodyOf(await elsewhere.call('GET', `/sessions/${session.id}`)))['help'])
      .toBe(question);
    // Another process changes the row, and wakes nothing here.
    await store.updateSession(session.id, { help: '' });
    expect(await asking).toBe(true);
    await pool.end();
  });
});

test('the question is gone when no one waits for the answer: after the time, and after an abort', async () => {
  const { session, help } = await started();
  expect(await session.askPerson(question, { timeoutMs: 0 })).toBe(false);
  expect(await help()).toBeUndefined();

  const abort = new AbortController();
  const asking = session.askPerson(question, { signal: abort.signal });
  await expect.poll(help).toBe(question);
  abort.abort(new Error('The user left.'));
  await expect(asking).rejects.toThrow('The user left.');
  expect(await help()).toBeUndefined();
  await expect(session.askPerson(question, { signal: abort.signal })).rejects.toThrow('The user left.');
});

test('a question that ends leaves a later one of another call as it is', async () => {
  const { session, help } = await started();
  const abort = new AbortController();
  const first = session.askPerson(question, { signal: abort.signal });
  await expect.poll(help).toBe(question);
  const second = session.askPerson('Please solve the puzzle.');
  await expect.poll(help).toBe('Please solve the puzzle.');
  abort.abort();
  await expect(first).rejects.toThrow('aborted');
  expect(await help()).toBe('Please solve the puzzle.');
  await session.end();
  expect(await second).toBe(false);
});

test('the end of the browser ends the wait, and leaves no timer', async () => {
  const { ada, session, path, help } = await started();
  const before = timers();
  const asking = session.askPerson(question);
  await expect.poll(help).toBe(question);
  await ada.call('POST', `${path}/stop`);
  expect(await asking).toBe(false);
  // Not equal, because a timer of the emulator may have ended meanwhile.
  expect(timers()).toBeLessThanOrEqual(before);
  expect(await session.askPerson(question)).toBe(false);
});

test('an abort of the work ends the wait in it', async () => {
  const { world } = await started();
  const abort = new AbortController();
  const { signal } = abort;
  const work = world.connect.withSession({ ...linkedin, signal }, (session) =>
    session.askPerson(question, { signal }),
  );
  await expect.poll(() => helpEvents(world).length).toBe(1);
  abort.abort(new Error('The run was stopped.'));
  await expect(work).rejects.toThrow('The run was stopped.');
});

test.each([
  ['', {}],
  ['x'.repeat(201), {}],
  ['Enter\nthe code', {}],
  ['Enter \u202ethe code', {}],
  [question, { timeoutMs: Number.NaN }],
  [question, { timeoutMs: -1 }],
])('askPerson refuses %j with %j, and asks nothing', async (text, options) => {
  const { session, help } = await started();
  await expect(session.askPerson(text, options)).rejects.toThrow(TypeError);
  expect(await help()).toBeUndefined();
});

test('a text of someone else is shown as one plain line, and an empty one ends the wait', async () => {
  const { world, session, help } = await started();
  const settings = checkOptions({
    anchor: smallClient(world.anchorUrl),
    applications: { linkedin: { id: applicationIds.linkedin } },
    publicUrl,
    getUser: () => null,
    logger: {},
    store: world.store,
    now: world.now,
  });
  const [row] = await world.store.findSessions({ owner: { tenantId: '', userId: 'ada' }, id: session.id });
  if (!row) throw new Error('There is no row.');
  expect(await setHelp(settings, row, ` Solve\n\u202ethe  puzzle. ${'x'.repeat(300)}`)).toBe(true);
  expect(await help()).toBe(`Solve the puzzle. ${'x'.repeat(182)}`);
  const asking = session.askPerson(question);
  await expect.poll(help).toBe(question);
  await setHelp(settings, row, '');
  expect(await withoutPause(asking)).toBe(true);
  await session.end();
  expect(await setHelp(settings, row, question)).toBe(false);
});

test('another process reads what is asked', async () => {
  const { world, session } = await started();
  const other = inAnotherProcess(world);
  const asking = session.askPerson(question);
  await expect.poll(() => helpEvents(world).length).toBe(1);
  const headers = { cookie: 'session=ada' };
  const url = `https://app.example.com/api/connect/sessions/${session.id}`;
  expect(await bodyOf(await other.handler(new Request(url, { headers })))).toMatchObject({ help: question });
  const init = { method: 'POST', headers: { ...headers, 'sec-fetch-site': 'same-origin' } };
  await other.handler(new Request(`${url}/hand-back`, init));
  expect(await asking).toBe(true);
});
