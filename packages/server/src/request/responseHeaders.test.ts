import { describe, expect, test } from 'vitest';
import { serve } from '../adapters/nodeServer.fixture.ts';
import { toNodeHandler } from '../adapters/toNodeHandler.ts';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import { createWorld } from '../world.fixture.ts';

/** A session whose token is accepted once. Each response sets the next one. */
function rotate(): ConnectOptions['getUser'] {
  let valid = 1;
  return (request, _frameworkRequest, responseHeaders) => {
    const token = /(?:^|; )session=(\d+)/.exec(request.headers.get('cookie') ?? '')?.[1];
    if (Number(token) !== valid) return null;
    responseHeaders.append('set-cookie', `session=${(valid += 1)}; Path=/; HttpOnly`);
    return { id: 'ada' };
  };
}

/** A world in which `getUser` appends these headers to every response. */
function createAppendingWorld(headers: [name: string, value: string][]) {
  return createWorld({
    connect: {
      getUser(_request, _frameworkRequest, responseHeaders) {
        for (const [name, value] of headers) responseHeaders.append(name, value);
        return { id: 'ada' };
      },
    },
  });
}

test('a session that rotates with each request works during an entire sign-in, including refusals', async () => {
  const world = await createWorld({ connect: { getUser: rotate() } });
  const browser = world.browser('1');
  const at = () => browser.jar.get('session');

  expect((await browser.call('GET', '/connections')).status).toBe(200);
  expect((await browser.call('POST', '/attempts', { application: 'nope' })).status).toBe(400);
  expect((await browser.submit('/attempts', {})).status).toBe(400);
  expect(at()).toBe('4');

  const { response } = await world.finish(browser); // an attempt, a start, a callback
  expect(response.status).toBe(200);
  expect(at()).toBe('7');
  const [connection] = await world.connections('ada');
  expect((await browser.call('DELETE', `/connections/${connection?.id}`)).status).toBe(204);
  expect((await browser.call('DELETE', `/connections/${connection?.id}`)).status).toBe(404);
  expect(at()).toBe('9');
});

describe('headers that getUser appends to the response', () => {
  test('are sent beside the binding cookie, each cookie in a separate header', async () => {
    const world = await createAppendingWorld([
      ['set-cookie', 'a=1; Expires=Thu, 01 Jan 2099 00:00:00 GMT'],
      ['set-cookie', 'b=2'],
      ['x-session', 'renewed'],
    ]);
    const { headers } = await world.browser().call('POST', '/attempts', { application: 'linkedin' });
    expect(headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-connect',
      'a',
      'b',
    ]);
    expect(headers.get('x-session')).toBe('renewed');
  });

  test('are sent if getUser returns null, and if it throws', async () => {
    const world = await createWorld({
      connect: {
        getUser(request, _frameworkRequest, responseHeaders) {
          responseHeaders.append('set-cookie', 'session=; Max-Age=0');
          if (request.headers.get('cookie')) throw new Error('The session store is down.');
          return null;
        },
      },
    });
    for (const [browser, status] of [
      [world.browser(), 401],
      [world.browser('ada'), 503],
    ] as const) {
      const response = await browser.call('GET', '/connections');
      expect([response.status, response.headers.getSetCookie()]).toEqual([status, ['session=; Max-Age=0']]);
    }
  });

  test('cannot replace the headers of the kit, such as Cache-Control', async () => {
    const world = await createAppendingWorld([
      ['cache-control', 'public, max-age=60'],
      ['content-type', 'text/html'],
      ['vary', '*'],
    ]);
    const { headers } = await world.browser().call('GET', '/connections');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(headers.get('vary')).toMatch(/^Cookie, Origin/);
  });

  test('cannot describe the body or the connection, as headers copied from another response would', async () => {
    const { connect } = await createAppendingWorld([
      ['content-length', '5'],
      ['content-encoding', 'gzip'],
      ['location', '/elsewhere'],
      ['etag', '"a"'],
    ]);
    const server = await serve(toNodeHandler(connect));
    const { body, headers } = await server.send('GET', '/api/connect/connections');
    expect(JSON.parse(body)).toEqual({ connections: [] });
    expect(headers['content-length']).toBe(String(body.length));
    expect([headers['content-encoding'], headers.location, headers.etag]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
