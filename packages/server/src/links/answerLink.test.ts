import { describe, expect, test } from 'vitest';
import { codeOf, publicUrl } from '../browser.fixture.ts';
import { askAda, askIn, locationOf, press, signIn, textOf } from './links.fixture.ts';

const connect = { answer: 'connect' };
const decline = { answer: 'decline' };

describe('Connect', () => {
  test('signs in without a script, and comes back to the link, which says that the account is connected', async () => {
    const { world, link, id } = await askAda();
    const ada = world.browser('ada');
    const begun = await press(ada, link, connect);
    expect(begun.status).toBe(303);
    expect(ada.cookies).toHaveLength(1);
    const returned = await signIn(world, ada, begun, 'ada@linkedin.example');
    expect(locationOf(returned)).toBe(link);
    expect(await textOf(await ada.navigate(link))).toContain('Account connected');
    expect(await world.connect.readRequest({ userId: 'ada', id })).toMatchObject({
      status: 'connected',
      connection: { accountName: 'ada@linkedin.example' },
    });
    expect(world.events.map(({ type }) => type)).toEqual([
      'request.created',
      'attempt.created',
      'request.started',
      'attempt.started',
      'connection.created',
      'request.connected',
    ]);
  });

  test('reconnects the account that a request names', async () => {
    const { world, link: first } = await askAda();
    const ada = world.browser('ada');
    await signIn(world, ada, await press(ada, first, connect), 'ada@linkedin.example');
    const [before] = await world.connections('ada');
    await world.store.updateConnection(
      { identityId: before?.identityId ?? '' },
      { identityStatus: 'failed' },
    );

    const { link } = await askIn(world);
    const page = await textOf(await ada.navigate(link));
    expect(page).toContain(
      'Acme asks you to sign in to Linkedin again.\nReconnect ada@linkedin.example\nNot now',
    );
    await signIn(world, ada, await press(ada, link, connect), 'ada@linkedin.example');
    expect(await world.connections('ada')).toMatchObject([{ id: before?.id, identityStatus: 'validated' }]);
    expect(await textOf(await ada.navigate(link))).toContain('Account connected');
  });

  test('is not offered for an account that is gone', async () => {
    const { world, link: first } = await askAda();
    const ada = world.browser('ada');
    await signIn(world, ada, await press(ada, first, connect));
    const [before] = await world.connections('ada');
    await world.store.updateConnection(
      { identityId: before?.identityId ?? '' },
      { identityStatus: 'failed' },
    );
    const { link } = await askIn(world, { connectionId: before?.id });
    await ada.call('DELETE', `/connections/${before?.id}`);
    await world.finish(ada, { application: 'linkedin' }, 'other@linkedin.example');
    const page = await textOf(await ada.navigate(link));
    expect(page).toMatch(/This request is no longer needed\nNothing was connected\.(?!.*Not now)/s);
    expect(locationOf(await press(ada, link, connect))).toBe(`${link}?connect_error=not_connected`);
  });

  test('is possible again after a cancelled sign-in, and after one that took too long', async () => {
    const { world, link } = await askAda();
    const ada = world.browser('ada');
    const begin = async () => {
      const started = await ada.navigate(locationOf(await press(ada, link, connect)));
      const token = new URL(locationOf(started)).searchParams.get('token') ?? '';
      return world.emulator.completeSignIn(token).redirectUrl ?? '';
    };
    const cancelled = await ada.navigate((await begin()).replace('success', 'cancelled'));
    expect(locationOf(cancelled)).toBe(`${link}?connect_error=attempt_cancelled`);
    expect(await textOf(await ada.navigate(locationOf(cancelled)))).toContain('Sign-in was not finished');

    const late = await begin();
    world.advance(31 * 60_000);
    const expired = await ada.navigate(late);
    expect(locationOf(expired)).toBe(`${link}?connect_error=attempt_expired`);
    const page = await textOf(await ada.navigate(locationOf(expired)));
    expect(page).toMatch(/Sign-in timed out[^]+Connect Linkedin\nNot now\nYou can also finish later/);

    await signIn(world, ada, await press(ada, link, connect));
    expect(await textOf(await ada.navigate(link))).toContain('Account connected');
  });

  test('explains a limit on the page', async () => {
    const { world, link } = await askAda({ connect: { limit: { attempts: 1, seconds: 600 } } });
    const ada = world.browser('ada');
    await press(ada, link, connect);
    const limited = await press(ada, link, connect);
    expect(locationOf(limited)).toBe(`${link}?connect_error=rate_limited`);
    expect(limited.headers.get('retry-after')).toBe('600');
    expect(await textOf(await ada.navigate(locationOf(limited)))).toContain('Too many attempts');
  });

  test('explains that no more accounts fit, but still reconnects', async () => {
    const { world, link: first } = await askAda({ connect: { maxConnections: 1 } });
    const ada = world.browser('ada');
    await world.finish(ada, { application: 'notion' });
    const refused = await press(ada, first, connect);
    expect(locationOf(refused)).toBe(`${first}?connect_error=too_many_connections`);
    const [notion] = await world.connections('ada');
    await world.store.updateConnection(
      { identityId: notion?.identityId ?? '' },
      { identityStatus: 'failed' },
    );
    const request = await world.connect.request({ userId: 'ada', application: 'notion' });
    const link = world.connect.createLink({ requestId: request.id ?? '' });
    await signIn(world, ada, await press(ada, link, connect));
    expect(await textOf(await ada.navigate(link))).toContain('Account connected');
  });
});

describe('an account that is connected already', () => {
  test('can be chosen, also by its label, but only one of the user', async () => {
    const { world, link: first } = await askAda();
    const [ada, bob] = [world.browser('ada'), world.browser('bob')];
    await signIn(world, ada, await press(ada, first, connect), 'one@linkedin.example');
    world.advance(1_000);
    await world.finish(ada, { application: 'linkedin' }, 'two@linkedin.example');
    await world.finish(bob, { application: 'linkedin' }, 'bob@linkedin.example');
    const [newest, oldest] = await world.connections('ada');
    const [bobs] = await world.connections('bob');
    await ada.call('PATCH', `/connections/${oldest?.id}`, { label: 'Work' });

    const { link, id } = await askIn(world);
    expect(await textOf(await ada.navigate(link))).toContain(
      'Acme asks which Linkedin account to use.\nUse two@linkedin.example\nUse Work (one@linkedin.example)\nAdd another Linkedin account\nNot now',
    );
    const wrong = await press(ada, link, { connectionId: bobs?.id ?? '' });
    expect(locationOf(wrong)).toBe(`${link}?connect_error=not_connected`);
    const chosen = await press(ada, link, { connectionId: oldest?.id ?? '' });
    expect(locationOf(chosen)).toBe(link);
    expect(await world.connect.readRequest({ userId: 'ada', id })).toMatchObject({
      status: 'connected',
      connection: { id: oldest?.id },
    });
    const again = await press(ada, link, { connectionId: newest?.id ?? '' });
    expect(locationOf(again)).toBe(`${link}?connect_error=request_closed`);
    expect(await textOf(await ada.navigate(locationOf(again)))).toContain('Account connected');
  });
});

describe('Not now', () => {
  test('declines, as often as it is pressed, and the page says so', async () => {
    const { world, link, id } = await askAda();
    const ada = world.browser('ada');
    for (const _ of [1, 2]) expect(locationOf(await press(ada, link, decline))).toBe(link);
    expect(await world.connect.readRequest({ userId: 'ada', id })).toMatchObject({ status: 'declined' });
    const page = await textOf(await ada.navigate(link));
    expect(page).toContain('You declined this request\nNothing was connected.');
    expect(locationOf(await press(ada, link, connect))).toBe(`${link}?connect_error=request_closed`);
    expect(world.events.map(({ type }) => type)).toEqual(['request.created', 'request.declined']);
  });
});

describe('the form is refused', () => {
  test.each<[string, Record<string, string | undefined>, string?]>([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['from a subdomain', { 'sec-fetch-site': 'same-site' }],
    ['without a sign of where it comes from', { 'sec-fetch-site': undefined, origin: undefined }],
    ['from nowhere', { 'sec-fetch-site': undefined, origin: 'null' }, 'unsupported_origin'],
  ])('%s, with a page', async (_, headers, code = 'foreign_origin') => {
    const { world, link, id } = await askAda();
    const ada = world.browser('ada');
    for (const fields of [connect, decline]) {
      const response = await ada.submit(`/ask/${id}`, fields, headers);
      expect([response.status, await codeOf(response)]).toEqual([403, code]);
      expect(await response.text()).toContain('<h1>This link cannot be opened from here</h1>');
    }
    expect(ada.cookies).toEqual([]);
    expect(await textOf(await ada.navigate(link))).toContain('Not now');
  });

  test('from nowhere without a cookie either, although other callers without cookies are not browsers', async () => {
    const { world, id } = await askAda();
    const headers = { 'sec-fetch-site': undefined, origin: undefined };
    expect((await world.browser().submit(`/ask/${id}`, connect, headers)).status).toBe(403);
  });

  test('as JSON, and with fields that the page does not have', async () => {
    const { world, link, id } = await askAda();
    const ada = world.browser('ada');
    expect((await ada.call('POST', `/ask/${id}`, connect)).status).toBe(415);
    for (const fields of [{}, { answer: 'yes' }])
      expect(locationOf(await press(ada, link, fields))).toBe(`${link}?connect_error=invalid_request`);
    const twice = await ada.call('POST', `/ask/${id}`, 'answer=decline&answer=decline', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(locationOf(twice)).toBe(`${link}?connect_error=invalid_request`);
  });

  test('after signing out, and leads to the sign-in', async () => {
    const { world, link } = await askAda();
    const ada = world.browser('ada');
    const refused = await press(ada.signIn(), link, decline);
    expect(refused.status).toBe(401);
    // A link, because the policy of the form's page would block a redirect to a sign-in on another origin.
    expect(await refused.text()).toContain(`href="${link.replace(publicUrl, '')}"`);
    expect(new URL(locationOf(await ada.navigate(link))).pathname).toBe('/login');
  });
});
