import { parseReturnLink } from '@kit/protocol';
import { expect, test } from 'vitest';
import { createWorld } from '../world.fixture.ts';

const scheme = 'com.example.app:/connected?from=https://example.com';
const returnLinks = [scheme, 'https://open.example.com/connected', 'http://127.0.0.1/connected'];

/** The response of a callback in a browser without a session, after the user has signed in. */
async function callback(returnTo: string, query?: string) {
  const world = await createWorld({ connect: { returnLinks } });
  const app = world.browser('ada');
  const body = { application: 'linkedin', mode: 'native', returnTo };
  const { callbackUrl, attemptId } = await world.arrive(app, body);
  const { origin, pathname } = new URL(callbackUrl);
  const url = query === undefined ? callbackUrl : `${origin}${pathname}?${query}`;
  return { attemptId, response: await world.browser().navigate(url) };
}

test('a custom scheme is opened by a page, which also has a link', async () => {
  const { attemptId, response } = await callback(scheme);
  expect(response.status).toBe(200);
  expect(response.headers.get('location')).toBeNull();
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  const html = await response.text();
  const links = Array.from(html.matchAll(/href="([^"]*)"/g), ([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  expect(links).toEqual([
    expect.stringMatching(/^com\.example\.app:\/connected\?from=https:\/\/example\.com&connect_attempt=/),
  ]);
  expect(parseReturnLink(links[0] ?? '')).toMatchObject({
    attemptId,
    completionCode: expect.stringMatching(/^[\w.-]+$/),
  });
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
  expect(script).toContain('location.replace');
});

test('a refusal is opened by the same page', async () => {
  const { attemptId, response } = await callback(scheme, 'status=cancelled');
  const html = await response.text();
  expect(html).toContain(`connect_attempt=${attemptId}&amp;connect_error=attempt_cancelled"`);
});

test.each(['https://open.example.com/connected', 'http://127.0.0.1:49152/connected'])(
  '%s is a redirect',
  async (returnTo) => {
    const { attemptId, response } = await callback(returnTo);
    expect(response.status).toBe(303);
    const location = response.headers.get('location') ?? '';
    expect(location.startsWith(`${returnTo}?connect_attempt=${attemptId}&connect_code=`)).toBe(true);
  },
);
