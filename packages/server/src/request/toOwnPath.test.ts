import { describe, expect, test } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

/** Returns where the browser is redirected after a successful and after a cancelled sign-in. */
async function endsAt(returnTo: unknown): Promise<[string, string]> {
  const world = await createWorld({ connect: { defaultReturnTo: '/default' } });
  const ada = world.browser('ada');
  const body = { application: 'linkedin', mode: 'redirect', returnTo };
  const ends = [];
  for (const status of ['success', 'cancelled']) {
    const { callbackUrl } = await world.arrive(ada, body);
    const response = await ada.navigate(callbackUrl.replace('status=success', `status=${status}`));
    expect(response.status).toBe(303);
    const url = new URL(response.headers.get('location') ?? '', `${publicUrl}/api/connect/callback/x`);
    url.searchParams.delete('connect_error');
    ends.push(url.href);
  }
  return [ends[0] ?? '', ends[1] ?? ''];
}

describe('a URL outside the app becomes the default', () => {
  test.each([
    '//evil.example',
    '//[',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/a\\..\\evil',
    'https:evil.example',
    'https://evil.example',
    'https:/evil.example',
    'HTTPS://EVIL.EXAMPLE',
    'http://app.example.com',
    'https://app.example.com.evil.example',
    'https://app.example.com@evil.example',
    'https://ada@app.example.com/',
    'https://app.example.com:8443/',
    '%2f%2fevil.example',
    '/%2fevil.example',
    '/%5cevil.example',
    '/%2Fevil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/a\r\nset-cookie: a=b',
    '/\u0000',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'blob:https://app.example.com/x',
    'evil.example',
    './evil',
    '?a',
    '#a',
    '',
    `/${'a'.repeat(2_000)}`,
    7,
    null,
    ['/a'],
    { toString: '/a' },
  ])('%j', async (returnTo) => {
    expect(await endsAt(returnTo)).toEqual([`${publicUrl}/default`, `${publicUrl}/default`]);
  });
});

describe('a path that looks like another host stays on this host', () => {
  test.each([
    '/.//evil.example',
    '/a/..//evil.example',
    '/..//evil.example/',
    '/%2e//evil.example',
    '/a//evil.example',
  ])('%j', async (returnTo) => {
    for (const end of await endsAt(returnTo)) expect(new URL(end).origin).toBe(publicUrl);
  });
});

describe('a path of the app is kept', () => {
  test.each([
    ['/', `${publicUrl}/`],
    ['/a//b', `${publicUrl}/a//b`],
    [`/${'a'.repeat(1_999)}`, `${publicUrl}/${'a'.repeat(1_999)}`],
    ['/settings/accounts?tab=a&b=%2F#top', `${publicUrl}/settings/accounts?tab=a&b=%2F#top`],
    ['/käse', `${publicUrl}/k%C3%A4se`],
    [`${publicUrl}/a`, `${publicUrl}/a`],
  ])('%j', async (returnTo, expected) => {
    expect(await endsAt(returnTo)).toEqual([expected, expected]);
  });
});

test('connect_error of an earlier attempt is removed, also after a success', async () => {
  const world = await createWorld();
  const returnTo = '/a?b=1%20+2&connect_error=wrong_user&flag#c';
  const body = { application: 'linkedin', mode: 'redirect', returnTo };
  const { response } = await world.finish(world.browser('ada'), body);
  expect(response.headers.get('location')).toBe('/a?b=1%20+2&flag#c');
});

test('a default with non-ASCII characters is encoded for the Location header', async () => {
  const world = await createWorld({ connect: { defaultReturnTo: '/账户' } });
  const ada = world.browser('ada');
  const { response } = await world.finish(ada, {
    application: 'linkedin',
    mode: 'redirect',
    returnTo: '//evil',
  });
  expect(response.headers.get('location')).toBe('/%E8%B4%A6%E6%88%B7');
});
