import { assert, asyncProperty, constantFrom, nat, oneof, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { bodyOf, codeOf } from '../browser.fixture.ts';
import { atDepth } from '../testDepth.fixture.ts';
import { createWorld } from '../world.fixture.ts';
import { native } from './completionCode.fixture.ts';

const returnLinks = [
  'com.example.app:/connected',
  'https://app.example.com/native?x=1',
  'http://127.0.0.1/back',
  'http://[::1]:9000/back',
];

async function begin(link: unknown) {
  const world = await createWorld({ connect: { returnLinks, limit: { attempts: 10_000, seconds: 1 } } });
  const app = world.browser('ada');
  return { world, app, response: await app.call('POST', '/attempts', { ...native, returnTo: link }) };
}

test.each([
  ['com.example.app:/connected', 'com.example.app:/connected'],
  ['COM.example.app:/connected', 'com.example.app:/connected'],
  ['https://app.example.com/native?x=1', 'https://app.example.com/native?x=1'],
  ['http://127.0.0.1/back', 'http://127.0.0.1/back'],
  ['http://127.0.0.1:51004/back', 'http://127.0.0.1:51004/back'],
  ['http://[::1]:51004/back', 'http://[::1]:51004/back'],
])('%s is a return link', async (link, stored) => {
  const { world, response } = await begin(link);
  const { attemptId } = await bodyOf(response);
  expect(await world.attempt(String(attemptId))).toMatchObject({ returnTo: stored });
});

test.each([
  undefined,
  null,
  ['com.example.app:/connected'],
  '',
  '/connected',
  'com.example.app:',
  'com.example.app:/connected/',
  'com.example.app:/Connected',
  'com.example.app:/connected?x=1',
  'com.example.app:/connected#x',
  'com.example.app:/connected/../evil',
  'com.example.app://connected',
  'com.example.app.evil:/connected',
  'com.example.apps:/connected',
  'https://app.example.com/native',
  'https://app.example.com/native?x=1&y=2',
  'https://app.example.com:8443/native?x=1',
  'https://app.example.com.evil.example/native?x=1',
  'https://app.example.com@evil.example/native?x=1',
  'https://user@app.example.com/native?x=1',
  'http://app.example.com/native?x=1',
  'http://127.0.0.1:51004/other',
  'http://127.0.0.2:51004/back',
  'http://localhost:51004/back',
  'http://127.0.0.1.evil.example/back',
  'http://user@127.0.0.1/back',
  'https://127.0.0.1/back',
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'blob:https://app.example.com/native?x=1',
  `com.example.app:/${'x'.repeat(2_000)}`,
])('%j is not a return link', async (link) => {
  const { app, response } = await begin(link);
  expect([response.status, await codeOf(response)]).toEqual([400, 'unknown_return_link']);
  expect(app.cookies).toEqual([]);
});

test('whatever is changed in a listed link, the browser never goes anywhere else', async () => {
  const { world, app } = await begin(undefined);
  const piece = oneof(
    constantFrom('/', '\\', '.', '@', ':', '?', '#', '%2f', '\t', '//evil.example'),
    string(),
  );
  const changed = tuple(constantFrom(...returnLinks), nat(40), nat(6), piece).map(
    ([link, at, length, text]) => link.slice(0, at) + text + link.slice(at + length),
  );
  await assert(
    asyncProperty(changed, async (link) => {
      const response = await app.call('POST', '/attempts', { ...native, returnTo: link });
      if (response.status === 400) return;
      const { attemptId } = await bodyOf(response);
      const { returnTo } = await world.attempt(String(attemptId));
      expect(returnLinks).toContain(
        returnTo
          .replace(/^(http:\/\/127\.0\.0\.1)(:\d+)?/, '$1')
          .replace(/^(http:\/\/\[::1\])(:\d+)?/, '$1:9000'),
      );
    }),
    { numRuns: atDepth(300, 5_000) },
  );
});
