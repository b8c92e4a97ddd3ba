import { expect, test } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

test('over https, the cookie is host-only, not readable by scripts, and expires with the attempt', async () => {
  const ada = (await createWorld()).browser('ada');
  await ada.begin();
  const [pair, ...attributes] = (ada.cookies[0] ?? '').split('; ');
  expect(pair).toMatch(/^__Host-connect=[\w-]{43}$/);
  expect(attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=1800', 'Path=/', 'SameSite=Lax', 'Secure']);
});

test('over loopback http, where the prefix is not allowed, the cookie has another name', async () => {
  const world = await createWorld({ connect: { publicUrl: 'http://localhost:3000' } });
  const ada = world.browser('ada');
  await ada.call('POST', '/attempts', { application: 'linkedin' }, { origin: 'http://localhost:3000' });
  const [pair, ...attributes] = (ada.cookies[0] ?? '').split('; ');
  expect(pair).toMatch(/^connect=[\w-]{43}$/);
  expect(attributes.toSorted()).toEqual(['HttpOnly', 'Max-Age=1800', 'Path=/', 'SameSite=Lax']);
});

const known = 'k'.repeat(43);

/** Returns the secret that an attempt is bound to if the browser sends this `Cookie` header. */
async function secretFor(cookie: string): Promise<string | undefined> {
  const { connect } = await createWorld({ connect: { getUser: () => ({ id: 'ada' }) } });
  const response = await connect.handler(
    new Request(`${publicUrl}/api/connect/attempts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl, cookie },
      body: '{"application":"linkedin"}',
    }),
  );
  return /__Host-connect=([\w-]{43});/.exec(response.headers.get('set-cookie') ?? '')?.[1];
}

test.each([
  `__Host-connect=${known}`,
  `a=b;__Host-connect=${known};c=d`,
  `a=b ;  __Host-connect=${known}; c`,
  `;;=;a==b; __Host-connect=${known};`,
])('the secret in %j is kept', async (cookie) => {
  expect(await secretFor(cookie)).toBe(known);
});

test.each([
  'a=b',
  `connect=${known}`,
  `__host-connect=${known}`,
  `x__Host-connect=${known}`,
  `a=b; \u00a0__Host-connect=${known}`,
  `__Host-connect =${known}`,
  `__Host-connect="${known}"`,
  `__Host-connect=${known}x`,
  `__Host-connect=${known.slice(1)}`,
  `__Host-connect=${known.slice(1)}%`,
  '__Host-connect=',
  '__Host-connect',
  `__Host-connect=${known}; __Host-connect=${known}`,
  `__Host-connect=${known}; __Host-connect=${'j'.repeat(43)}`,
  `__Host-connect; __Host-connect=; __Host-connect=${known}`,
])('%j contains no secret: a new one is created', async (cookie) => {
  const secret = await secretFor(cookie);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(secret).not.toBe(known);
});

test('the hashes of two attempts of one browser differ', async () => {
  const world = await createWorld();
  const ada = world.browser('ada');
  const [one, two] = [await ada.begin(), await ada.begin()];
  const hashes = [await world.attempt(one.attemptId), await world.attempt(two.attemptId)];
  expect(hashes[0]?.bindingHash).not.toBe(hashes[1]?.bindingHash);
});

test('each browser has its own secret, and the store contains no secret', async () => {
  const world = await createWorld();
  const browsers = Array.from({ length: 20 }, () => world.browser('ada'));
  const attempts = await Promise.all(browsers.map((one) => one.begin()));
  const secrets = browsers.map(({ jar }) => jar.get('__Host-connect'));
  expect(new Set(secrets).size).toBe(20);
  const { bindingHash } = await world.attempt(attempts[0]?.attemptId ?? '');
  expect(bindingHash).toMatch(/^[\w-]{43}$/);
  expect(secrets).not.toContain(bindingHash);
});
