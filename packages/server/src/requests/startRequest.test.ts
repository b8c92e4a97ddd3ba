import { describe, expect, test } from 'vitest';
import { bodyOf, codeOf } from '../browser.fixture.ts';
import { applicationIds, createWorld } from '../world.fixture.ts';
import { ada, ask, connectAccounts, inAnotherProcess, requestEvents, setStatus } from './requests.fixture.ts';

const application = 'linkedin';

describe('an attempt for a request', () => {
  test('starts it once, and connects it in the same step', async () => {
    const world = await createWorld();
    const { id } = await ask(world, { key: 'call' });
    const browser = world.browser('ada');
    for (let times = 0; times < 3; times++) await browser.begin({ application, request: id });
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'started' });
    await world.finish(browser, { application, request: id }, 'ada@example.com');
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({
      status: 'connected',
      connection: { accountName: 'ada@example.com' },
    });
    expect(requestEvents(world)).toEqual(['request.created', 'request.started', 'request.connected']);
  });

  test('by two tabs at the same time starts it once', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const browser = world.browser('ada');
    await Promise.all([1, 2].map(() => browser.begin({ application, request: id })));
    expect(requestEvents(world)).toEqual(['request.created', 'request.started']);
  });

  test('that fails leaves it started, and the next one can connect it', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const browser = world.browser('ada');
    const { callbackUrl } = await world.arrive(browser, { application, request: id });
    const cancelled = callbackUrl.replace(/\?.*/, '?status=cancelled');
    await browser.navigate(cancelled, { 'sec-fetch-site': 'cross-site' });
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'started' });
    await world.finish(browser, { application, request: id });
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'connected' });
  });

  test('is refused if the request is foreign, unknown, of another application, ended or no text', async () => {
    const world = await createWorld();
    const open = await ask(world);
    const bobs = await ask(world, { userId: 'bob' });
    const notion = await ask(world, { application: 'notion' });
    const declined = await ask(world, { tenantId: 'acme' });
    await world.connect.declineRequest({ ...ada, tenantId: 'acme', id: declined.id });
    const answers: [user: string, request: unknown, status: number, code: string][] = [
      ['ada', bobs.id, 404, 'not_found'],
      ['ada', 'unknown', 404, 'not_found'],
      ['ada', 'a\0b', 404, 'not_found'],
      ['ada', declined.id, 404, 'not_found'],
      ['ada', notion.id, 409, 'request_mismatch'],
      ['acme:ada', declined.id, 409, 'request_closed'],
      ['ada', 7, 400, 'invalid_request'],
      ['ada', null, 400, 'invalid_request'],
      ['ada', [open.id], 400, 'invalid_request'],
    ];
    for (const [user, request, status, code] of answers) {
      const browser = world.browser(user);
      const response = await browser.call('POST', '/attempts', { application, request });
      expect([response.status, await codeOf(response)], String(request)).toEqual([status, code]);
      expect(browser.cookies).toEqual([]);
    }
    expect(world.events.map(({ type }) => type)).not.toContain('attempt.created');
    expect(await world.connect.readRequest({ ...ada, id: open.id })).toMatchObject({ status: 'open' });
  });

  test('that is refused for another reason does not start it', async () => {
    const world = await createWorld({ connect: { limit: { attempts: 1, seconds: 60 } } });
    const { id } = await ask(world);
    const browser = world.browser('ada');
    const refused = await browser.call('POST', '/attempts', { application, request: id, mode: 'iframe' });
    expect(await codeOf(refused)).toBe('invalid_request');
    await browser.begin();
    const limited = await browser.call('POST', '/attempts', { application, request: id });
    expect(await codeOf(limited)).toBe('rate_limited');
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'open' });
  });
});

describe('a request to reconnect', () => {
  test('is answered by that account only', async () => {
    const world = await createWorld();
    const [connection] = await connectAccounts(world, 'ada@example.com');
    await setStatus(world, 'failed');
    const { id } = await ask(world, { connectionId: connection?.id });
    const browser = world.browser('ada');
    const added = await browser.call('POST', '/attempts', { application, request: id });
    expect(await codeOf(added)).toBe('request_mismatch');
    await world.finish(browser, { application }, 'ada@work.example');
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'open' });

    const path = `/connections/${connection?.id}/reconnect`;
    const created = await bodyOf(await browser.call('POST', path, { request: id }));
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'started' });
    const started = await browser.navigate(String(created.startUrl));
    const token = new URL(started.headers.get('location') ?? '').searchParams.get('token') ?? '';
    const { redirectUrl } = world.emulator.completeSignIn(token, 'ada@example.com');
    await browser.navigate(redirectUrl ?? '', { 'sec-fetch-site': 'cross-site' });
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({
      status: 'connected',
      connection: { id: connection?.id },
    });
  });

  test('that names no account is answered by another one too', async () => {
    const world = await createWorld();
    await connectAccounts(world, 'ada@example.com');
    const broken = await setStatus(world, 'failed');
    const { id, reconnects } = await ask(world, { key: 'call' });
    expect(reconnects).toMatchObject({ id: broken.id });
    await world.finish(world.browser('ada'), { application, request: id }, 'ada@work.example');
    expect(await world.connect.claim({ ...ada, application, key: 'call' })).toMatchObject({
      status: 'connected',
      connection: { accountName: 'ada@work.example' },
    });
  });
});

describe('a connection without the request', () => {
  test('answers it too: the user connected the account elsewhere', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const notion = await ask(world, { application: 'notion' });
    const bobs = await ask(world, { userId: 'bob' });
    await world.finish(world.browser('ada'));
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'connected' });
    expect(await world.connect.readRequest({ ...ada, id: notion.id })).toMatchObject({ status: 'open' });
    expect(await world.connect.readRequest({ userId: 'bob', id: bobs.id })).toMatchObject({ status: 'open' });
  });

  test('by another user with the id of the request answers nothing of its owner', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const bob = world.browser('bob');
    expect(await codeOf(await bob.call('POST', '/attempts', { application, request: id }))).toBe('not_found');
    await world.finish(bob);
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'open' });
  });

  test("by another user in the browser that started the owner's attempt is refused", async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const browser = world.browser('ada');
    const { callbackUrl } = await world.arrive(browser, { application, request: id });
    const response = await browser.signIn('bob').navigate(callbackUrl, { 'sec-fetch-site': 'cross-site' });
    expect(await codeOf(response)).toBe('wrong_user');
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'started' });
  });

  test('by another user at the start link of the owner is refused', async () => {
    const world = await createWorld();
    const { id } = await ask(world);
    const { startUrl } = await world.browser('ada').begin({ application, request: id });
    expect(await codeOf(await world.browser('bob').navigate(startUrl, { 'sec-fetch-site': 'none' }))).toBe(
      'wrong_browser',
    );
    expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'started' });
  });
});

test('a user who signs out before the callback still answers the request', async () => {
  const world = await createWorld();
  const { id } = await ask(world);
  const browser = world.browser('ada');
  const { callbackUrl } = await world.arrive(browser, { application, request: id });
  browser.signIn();
  expect(await codeOf(await browser.call('GET', `/requests/${id}`))).toBe('signed_out');
  await browser.navigate(callbackUrl, { 'sec-fetch-site': 'cross-site' });
  expect(await world.connect.readRequest({ ...ada, id })).toMatchObject({ status: 'connected' });
});

test('an open request for an application that the options no longer have can be read and declined only', async () => {
  const world = await createWorld();
  const { id } = await ask(world);
  const later = inAnotherProcess(world, { applications: { notion: { id: applicationIds.notion } } });
  expect(await later.readRequest({ ...ada, id })).toMatchObject({ application, status: 'open' });
  const response = await later.handler(
    new Request('https://app.example.com/api/connect/attempts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: 'session=ada' },
      body: JSON.stringify({ application, request: id }),
    }),
  );
  expect(await codeOf(response)).toBe('unknown_application');
  expect(await later.declineRequest({ ...ada, id })).toMatchObject({ status: 'declined' });
});
