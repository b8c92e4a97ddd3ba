import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { askAda, askIn, locationOf, press, signIn, textOf } from './links.fixture.ts';

const unknown = 'x'.repeat(43);
const connect = { answer: 'connect' };
const decline = { answer: 'decline' };

function fail(): never {
  throw new Error('No such user.');
}

describe('a signed-out user', () => {
  test('goes to the sign-in of the app and comes back, also for a link that does not exist', async () => {
    const { world, link, id } = await askAda();
    const stranger = world.browser();
    for (const address of [link, link.replace(id, unknown)]) {
      const response = await stranger.navigate(address, { 'sec-fetch-site': 'cross-site' });
      expect(response.status).toBe(303);
      const { searchParams, origin, pathname } = new URL(locationOf(response));
      expect(origin + pathname).toBe(`${publicUrl}/login`);
      expect(publicUrl + searchParams.get('next')).toBe(address);
      expect(searchParams.has('switch')).toBe(false);
    }
    const back = await stranger.signIn('ada').navigate(link, { 'sec-fetch-site': 'none' });
    expect(await textOf(back)).toContain('Acme asks you to connect your Linkedin account.');
  });

  test('reads what to do, if the app has not said where its sign-in is', async () => {
    const { world, link, path } = await askAda({ connect: { signInUrl: undefined } });
    const response = await world.browser().navigate(link);
    expect(response.status).toBe(401);
    const html = await response.text();
    expect(html).toContain('<h1>You are signed out of this app</h1>');
    expect(html).toContain(`<a href="${path}">Try again</a>`);
  });

  test.each([
    ['/login', `${publicUrl}/login`],
    [`${publicUrl}/login`, `${publicUrl}/login`],
    ['https://sign-in.example.com/?a=1', 'https://sign-in.example.com/?a=1'],
    ['http://localhost:8080/realms/app', 'http://localhost:8080/realms/app'],
  ])('goes to %s', async (address, expected) => {
    const { world, link } = await askAda({ connect: { signInUrl: () => address } });
    expect(locationOf(await world.browser().navigate(link))).toBe(expected);
  });

  test.each<unknown>([
    '//evil.example',
    'javascript:alert(1)',
    'http://evil.example/',
    'data:text/html,x',
    'ftp://localhost/',
    'https://',
    '/a\nb',
    '',
    undefined,
    Promise.resolve('/login'),
  ])('never goes to %j', async (address) => {
    const wrong: object = { signInUrl: () => address };
    const { world, link } = await askAda({ connect: { ...wrong } });
    const response = await world.browser().navigate(link);
    expect([response.status, response.headers.get('location')]).toEqual([500, null]);
    expect(await response.text()).toContain('<h1>Something went wrong on our side</h1>');
    expect(world.errors.map(({ error }) => error instanceof Error && String(error.cause))).toEqual([
      expect.stringContaining('signInUrl must return a path of your app or an https URL'),
    ]);
  });
});

describe('another user', () => {
  test('is refused, reads the masked name of the right user, and changes nothing', async () => {
    const { world, link, id } = await askAda();
    const bob = world.browser('bob');
    const response = await bob.navigate(link, { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(403);
    const html = await response.clone().text();
    expect(html).toContain('<meta name="connect-error" content="wrong_user">');
    expect(html).not.toMatch(/<form|Linkedin|ada@/);
    const text = await textOf(response);
    expect(text).toContain('This request is for another user');
    expect(text).toContain('sign in to this app as a…@example.com.');
    const signInLink = /<a href="([^"]+)">Sign in with another account/
      .exec(html)?.[1]
      ?.replaceAll('&amp;', '&');
    const { searchParams } = new URL(signInLink ?? '', publicUrl);
    expect([searchParams.get('next'), searchParams.get('switch')]).toEqual([new URL(link).pathname, '1']);

    for (const fields of [connect, decline, { connectionId: 'x' }]) {
      const answered = await press(bob, link, fields);
      expect(locationOf(answered)).toBe(`${link}?connect_error=not_found`);
      expect(answered.headers.get('set-cookie')).toBeNull();
    }
    expect(await world.connect.readRequest({ userId: 'ada', id })).toMatchObject({ status: 'open' });
    expect(world.events.map(({ type }) => type)).toEqual(['request.created']);
  });

  test('of another tenant is another user', async () => {
    const { world, link } = await askAda();
    expect((await world.browser('acme:ada').navigate(link)).status).toBe(403);
  });

  test('reads no name, if the app offers none, and can try again', async () => {
    const { world, link, path } = await askAda({
      connect: { describeUser: undefined, signInUrl: undefined },
    });
    const html = await (await world.browser('bob').navigate(link)).text();
    expect(html).toContain('<p>To answer it, sign in to this app as that user.</p>');
    expect(html).toContain(`<a href="${path}">Try again</a>`);
  });

  test.each<[string, () => unknown, string]>([
    ['rejects', () => Promise.reject(new Error('No such user.')), 'No such user.'],
    ['throws', fail, 'No such user.'],
    ['returns something else', () => 7, 'name.trim is not a function'],
    ['does not return', () => new Promise(() => {}), 'describeUser: No response within 3 s.'],
  ])('reads no name, if describeUser %s, and the app learns why', async (_, describeUser, message) => {
    const wrong: object = { describeUser };
    const { world, link } = await askAda({ connect: { ...wrong } });
    const bob = world.browser('bob');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const opened = bob.navigate(link);
    await vi.advanceTimersByTimeAsync(3_000);
    const response = await opened;
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<p>To answer it, sign in to this app as that user.</p>');
    expect(world.errors).toMatchObject([{ error: { message }, code: 'internal' }]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('an unknown link has its own page, while the JSON routes answer as for a foreign request', async () => {
  const { world, link, id } = await askAda();
  const bob = world.browser('bob');
  const response = await bob.navigate(link.replace(id, unknown));
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('<h1>This link is not valid</h1>');
  for (const wrong of [id, unknown])
    for (const [method, path] of [
      ['GET', `/requests/${wrong}`],
      ['POST', `/requests/${wrong}/decline`],
    ] as const)
      expect((await bob.call(method, path)).status).toBe(404);
});

describe('the right user reads', () => {
  test('who asks, for which site and why, under a policy that allows the form', async () => {
    const { world, link } = await askAda({}, { reason: 'To post <b>your</b> update' });
    const response = await world.browser('ada').navigate(link, { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(200);
    const html = await response.clone().text();
    expect(html).toContain('To post &lt;b&gt;your&lt;/b&gt; update');
    expect(html).not.toContain('<script');
    expect(html).toContain('<button name="answer" value="connect">Connect Linkedin</button>');
    expect(html).toContain('<button name="answer" value="decline" class="quiet">Not now</button>');
    expect((await textOf(response)).split('\n')).toEqual([
      'Acme',
      '…',
      'Connect Linkedin',
      'Acme asks you to connect your Linkedin account.',
      'Acme: “To post &lt;b&gt;your&lt;/b&gt; update”',
      'Connect Linkedin',
      'Not now',
      'You can also finish later with the same link.',
    ]);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain(`form-action 'self' ${world.anchorUrl};`);
    expect(policy).toContain("frame-ancestors 'none'");
    // Without it, browsers without Sec-Fetch-Site send `Origin: null` with the form.
    expect(html).toContain('<meta name="referrer" content="same-origin">');
  });

  test('the app without a name as "This app"', async () => {
    const { world, link } = await askAda({ connect: { branding: undefined } }, { reason: 'To post' });
    expect(await textOf(await world.browser('ada').navigate(link))).toContain(
      'This app asks you to connect your Linkedin account.\nThis app: “To post”',
    );
  });

  test('what went wrong before, but no other text of the address', async () => {
    const { world, link } = await askAda();
    const ada = world.browser('ada');
    const read = async (code: string) => (await ada.navigate(`${link}?connect_error=${code}`)).text();
    expect(await read('identity_taken')).toContain(
      '<p class="alert" role="alert">This account is already connected elsewhere</p>',
    );
    for (const code of ['Call%20us', 'constructor', ''])
      expect(await read(code)).not.toContain('role="alert"');
  });

  test.each(['ar', 'he'])('names from left to right in their place: %s', async (locale) => {
    const { world, link } = await askAda({ connect: { locale } }, { reason: 'Why?' });
    const html = await (await world.browser('ada').navigate(link)).text();
    for (const name of ['Acme', 'Linkedin', 'Why?']) expect(html).toContain(`\u2068${name}\u2069`);
  });

  test('that a request has expired, or is no longer needed', async () => {
    const { world, link, path } = await askAda({}, { thread: 'chat', key: 'call' });
    const ada = world.browser('ada');
    await world.connect.supersedeRequests({ userId: 'ada', thread: 'chat' });
    const page = await (await ada.navigate(`${link}?connect_error=request_closed`)).text();
    expect(page).toContain('<h1>This request is no longer needed</h1>');
    expect(page).not.toMatch(/<form|role="alert"/);
    expect(page).toContain('<a href="/">Back to the app</a>');

    const second = await askIn(world);
    expect(second.path).not.toBe(path);
    world.advance(24 * 60 * 60_000);
    const late = await (await ada.navigate(second.link)).text();
    expect(late).toContain('<h1>This request has expired</h1>');
    expect(locationOf(await press(ada, second.link, connect))).toBe(
      `${second.link}?connect_error=request_closed`,
    );
  });

  test('that the account is connected, on every device', async () => {
    const { world, link } = await askAda();
    const [laptop, phone] = [world.browser('ada'), world.browser('ada')];
    await signIn(world, laptop, await press(laptop, link, connect));
    for (const device of [laptop, phone]) {
      const response = await device.navigate(link);
      expect(await textOf(response)).toMatch(/Account connected\n.*\nBack to the app$/);
    }
  });

  test('that a connected account is still checked, needs attention, or is gone', async () => {
    const { world, link } = await askAda({ emulator: { settings: { statusAfterSignIn: 'pending' } } });
    const ada = world.browser('ada');
    await signIn(world, ada, await press(ada, link, connect));
    const read = async () => textOf(await ada.navigate(link));
    expect(await read()).toContain(
      'Account connected\nThe sign-in is being checked. This can take a minute.',
    );
    const [connection] = await world.connections('ada');
    const identityId = connection?.identityId ?? '';
    await world.store.updateConnection({ identityId }, { identityStatus: 'failed' });
    expect(await read()).toContain('The site signed you out.');
    await ada.call('DELETE', `/connections/${connection?.id}`);
    expect(await read()).toContain('This account is no longer connected');
  });
});
