import type { IncomingMessage } from 'node:http';
import { text as readAsText } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { ConnectError } from '../ConnectError.ts';
import { emptyReply } from '../request/reply.ts';
import { isDirect, queryOf } from '../request/Call.ts';
import { readRaw } from '../request/readBody.ts';
import { serve } from './nodeServer.fixture.ts';
import { toNodeHandler } from './toNodeHandler.ts';

const sent = { headers: { 'Content-Type': 'text/plain', Cookie: 'a=1', 'X-Many': 'b' }, body: 'hello' };

const textOf = async (request: Request) => String(Buffer.from(await readRaw(request)));

const textOrCode = (request: Request) =>
  textOf(request).catch((error: unknown) => (error instanceof ConnectError ? error.code : error));

/** Returns the result of `read` for the request that the adapter creates. */
async function readRequest<T>(read: (request: Request) => T | Promise<T>, method = 'POST'): Promise<T> {
  const results: T[] = [];
  const answer = async (request: Request) => {
    results.push(await read(request));
    return emptyReply(204);
  };
  const server = await serve(toNodeHandler({ publicUrl, answer }));
  const { status } = await server.send(method, '/x?y=%C3%A9', {
    ...sent,
    body: method === 'GET' ? '' : sent.body,
  });
  expect(status).toBe(204);
  const [seen] = results;
  if (seen === undefined) throw new Error('The adapter created no request.');
  return seen;
}

test('every property and method of Request returns the same as on a real one', async () => {
  const real = new Request(`${publicUrl}/x?y=%C3%A9`, {
    method: 'POST',
    body: 'hello',
    headers: sent.headers,
  });
  const names = Object.keys(Object.getOwnPropertyDescriptors(Request.prototype)).filter(
    (name) => !['constructor', 'headers', 'signal', 'body'].includes(name),
  );
  const kindsOf = (request: Request) =>
    Object.fromEntries(
      names.map((name) => {
        const value: unknown = Reflect.get(request, name);
        return [name, typeof value === 'function' ? 'a function' : value];
      }),
    );
  expect(names.length).toBeGreaterThan(15);
  expect(await readRequest(kindsOf)).toEqual(kindsOf(real));
  expect(
    await readRequest((request) => [request instanceof Request, Object.prototype.toString.call(request)]),
  ).toEqual([true, '[object Request]']);
  expect(await readRequest(({ body, signal }) => [body instanceof ReadableStream, signal.aborted])).toEqual([
    true,
    false,
  ]);
});

test('the body can be read once', async () => {
  const reads = await readRequest(async (request) => [
    request.bodyUsed,
    await request.text(),
    request.bodyUsed,
    await request.text().catch((error: unknown) => error instanceof TypeError),
  ]);
  expect(reads).toEqual([false, 'hello', true, true]);
  expect(await readRequest(({ body }) => [body], 'GET')).toEqual([null]);
});

test('its clone is a real request that can be copied', async () => {
  const copy = await readRequest(async (request) => {
    const other = new Request(request.clone(), { headers: { 'x-other': '1' } });
    return [other.method, other.url, await other.text(), other.headers.get('x-other'), await request.text()];
  });
  expect(copy).toEqual(['POST', `${publicUrl}/x?y=%C3%A9`, 'hello', '1', 'hello']);
});

test('its headers can be read, copied, iterated and changed like real ones', async () => {
  const seen = await readRequest(({ headers }) => {
    const before = [
      headers.get('COOKIE'),
      headers.get('constructor'),
      headers.has('x-many'),
      headers.has('no'),
    ];
    const copies = [new Headers(headers), new Request(publicUrl, { headers }).headers];
    headers.append('x-many', 'c');
    headers.delete('cookie');
    return {
      before,
      copied: copies.map((copy) => [copy.get('cookie'), copy.get('x-many')]),
      walked: [...headers].filter(([name]) => name.startsWith('x-')),
      after: [headers.get('x-many'), headers.has('cookie'), headers.getSetCookie()],
      isOne: headers instanceof Headers,
    };
  });
  expect(seen).toEqual({
    before: ['a=1', null, true, false],
    copied: [
      ['a=1', 'b'],
      ['a=1', 'b'],
    ],
    walked: [['x-many', 'b, c']],
    after: ['b, c', false, []],
    isOne: true,
  });
});

test('the kit can read the body after a getUser that reads a clone', async () => {
  const texts = await readRequest(async (request) => [await request.clone().text(), await textOf(request)]);
  expect(texts).toEqual(['hello', 'hello']);
});

test.each<[string, Record<string, string>, string, unknown[]]>([
  ['with a length', { 'content-length': '5' }, 'hello', [true, 'body_already_read', 'body_already_read']],
  [
    'in pieces',
    { 'transfer-encoding': 'chunked' },
    'hello',
    [true, 'body_already_read', 'body_already_read'],
  ],
  ['that is empty', { 'content-length': '0' }, '', [false, '', 'body_already_read']],
])('a body %s that middleware read and discarded', async (_, headers, body, expected) => {
  const seen: unknown[] = [];
  const answer = async (request: Request) => {
    seen.push(request.bodyUsed, await textOrCode(request), await textOrCode(request));
    return emptyReply(204);
  };
  const handler = toNodeHandler({ publicUrl, answer });
  const server = await serve(async (req: IncomingMessage, res) => {
    await readAsText(req);
    return handler(req, res);
  });
  expect((await server.send('POST', '/', { headers, body })).status).toBe(204);
  expect(seen).toEqual(expected);
});

test('a body that getUser read from the request of Node is not taken for an empty one', async () => {
  const seen: unknown[] = [];
  const answer = async (request: Request, req: IncomingMessage) => {
    seen.push(request.bodyUsed, await readAsText(req), request.bodyUsed, await textOrCode(request));
    return emptyReply(204);
  };
  const server = await serve(toNodeHandler({ publicUrl, answer }));
  await server.send('POST', '/', { body: 'hello' });
  expect(seen).toEqual([false, 'hello', true, 'body_already_read']);
});

test.each(['utf8', 'latin1', 'hex'] as const)(
  'a body that middleware turned into %s is read',
  async (encoding) => {
    const seen: unknown[] = [];
    const answer = async (request: Request) => {
      seen.push(await (request.headers.has('x-web') ? request.text() : textOf(request)));
      return emptyReply(204);
    };
    const handler = toNodeHandler({ publicUrl, answer });
    const server = await serve((req, res) => handler(req.setEncoding(encoding), res));
    for (const headers of [{}, { 'x-web': '1' }]) await server.send('POST', '/', { body: 'héllo', headers });
    expect(seen).toEqual(['héllo', 'héllo']);
  },
);

test.each([
  ['a client that disconnects', () => undefined],
  ['middleware that destroys the request', (req: IncomingMessage) => setTimeout(() => req.destroy(), 50)],
])('%s in the middle of the body ends the read with an error', async (_, interfere) => {
  const failures: unknown[] = [];
  const answer = async (request: Request) => {
    await readRaw(request).catch((error: unknown) => failures.push(error));
    return emptyReply(204);
  };
  const handler = toNodeHandler({ publicUrl, answer });
  const server = await serve((req, res) => {
    interfere(req);
    return handler(req, res);
  });
  await server.raw('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf');
  await expect.poll(() => failures, { timeout: 2_000 }).toEqual([expect.any(Error)]);
});

test('takes a body without waiting only if all of it has arrived', async () => {
  const taken: unknown[] = [];
  const answer = async (request: Request) => {
    // Node passes on what arrived together with the headers before the next microtask.
    await Promise.resolve();
    if (!isDirect(request)) throw new Error('The adapter did not create this request.');
    taken.push([4, 5].map((maxBytes) => request.takeArrived(maxBytes)?.toString()));
    return emptyReply(204);
  };
  const handler = toNodeHandler({ publicUrl, answer });
  const server = await serve((req, res) => {
    if (req.url === '/text') req.setEncoding('utf8');
    if (req.url === '/paused') req.pause();
    return handler(req, res);
  });
  const send = (path: string, length: number) =>
    server.raw(`POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\nhello`);
  await send('/', 5);
  await send('/', 10);
  await send('/text', 5);
  await send('/paused', 5);
  const whole = [undefined, 'hello'];
  const nothing = [undefined, undefined];
  expect(taken).toEqual([whole, nothing, nothing, whole]);
});

test('a body in base64 is recognized however it arrived', async () => {
  const codes: unknown[] = [];
  const answer = async (request: Request) => {
    await Promise.resolve(); // as above
    codes.push(await textOrCode(request));
    return emptyReply(204);
  };
  const server = await serve(toNodeHandler({ publicUrl, answer }));
  const head = 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n';
  await server.raw(head + btoa('{"a":1}'));
  await server.send('POST', '/', { body: btoa('{"a":1}'), headers: { 'transfer-encoding': 'chunked' } });
  expect(codes).toEqual(['body_in_base64', 'body_in_base64']);
});

test.each([
  '/x',
  '/x?',
  '/x?y=%C3%A9+b&y=%zz&y=a%2Bb',
  '/x?y=a?b&%79=c',
  '/x?y=a#b?y=c',
  '/x#?y=a',
  '/x?__proto__=1&&=2&y',
])('the query of %s is that of its URL', async (target) => {
  const queries: [string[][], string[][]][] = [];
  const answer = async (request: Request) => {
    queries.push([[...queryOf(request)], [...new URL(request.url).searchParams]]);
    return emptyReply(204);
  };
  const server = await serve(toNodeHandler({ publicUrl, answer }));
  await server.send('GET', target, { headers: {}, body: '' });
  expect(queries).toHaveLength(1);
  expect(queries[0]?.[0]).toEqual(queries[0]?.[1]);
});
