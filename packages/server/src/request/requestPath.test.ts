import { describe, expect, test } from 'vitest';
import { baseUrl, createBrowser, publicUrl } from '../browser.fixture.ts';
import { createWorld } from '../world.fixture.ts';

describe('paths', () => {
  test.each([
    '',
    '/',
    '//connections',
    '/connections//',
    '/%2fconnections',
    '/attempts%2fx',
    '/attempts/a%2fb',
    '/attempts/a%5cb',
    '/attempts/%2e%2e%2fconnections',
    '/attempts/a.b',
    `/attempts/${'a'.repeat(129)}`,
    '/attempts/:id',
    '/Connections',
    '/connections;x',
    '/__proto__',
    '/constructor',
  ])('%j is not found', async (path) => {
    const { connect } = await createWorld();
    expect((await connect.handler(new Request(`${baseUrl}${path}`))).status).toBe(404);
  });

  test.each(['//api/connect/connections', '/api//connect/connections', '/', ''])(
    '%j is not a path of the handler',
    async (path) => {
      const { connect } = await createWorld();
      expect((await connect.handler(new Request(`${publicUrl}${path}`))).status).toBe(404);
    },
  );

  test.each([
    ['as in the browser', (path: string) => path],
    ['without a prefix that a framework removes', (path: string) => path.replace('/app', '')],
    [
      'without the path that the handler is mounted at',
      (path: string) => path.replace('/app/api/connect', ''),
    ],
    ['below another path, after a rewrite', (path: string) => `/.functions/kit${path}`],
    ['with a trailing slash that a framework adds', (path: string) => `${path}/`],
    ['without a prefix and with a slash', (path: string) => `${path.replace('/app', '')}/`],
  ])(
    'a request that arrives %s works, and URLs in responses are those of the browser',
    async (_, rewrite) => {
      const base = `${publicUrl}/app/api/connect`;
      const world = await createWorld({ connect: { basePath: '/app/api/connect' } });
      const rewritten = (request: Request) => {
        const { origin, pathname, search } = new URL(request.url);
        expect(request.url).toContain(`${base}/`);
        return world.connect.handler(new Request(origin + rewrite(pathname) + search, request));
      };
      const ada = createBrowser(rewritten, 'ada', base);

      const { startUrl, callbackUrl, attemptId } = await world.arrive(ada);
      expect(startUrl).toBe(`${base}/start/${attemptId}`);
      expect(callbackUrl).toContain(`${base}/callback/`);

      world.emulator.failNext({ kind: 'status', status: 403 });
      const refused = await (await ada.navigate(callbackUrl)).text();
      expect(refused).toContain(`href="${callbackUrl.slice(publicUrl.length).replace('&', '&amp;')}"`);

      expect((await ada.navigate(callbackUrl)).status).toBe(200);
      const [connection] = await world.connections('ada');
      expect((await ada.call('DELETE', `/connections/${connection?.id}`)).status).toBe(204);
    },
  );

  test.each([
    ['PUT', '/attempts', 'POST'],
    ['HEAD', '/attempts', 'POST'],
    ['OPTIONS', '/connections', 'GET'],
    ['POST', '/start/x', 'GET'],
    ['DELETE', '/attempts/x', 'GET'],
    ['GET', '/connections/x', 'PATCH, DELETE'],
    ['get', '/attempts/x/confirm', 'POST'],
  ])('%s %s is 405 with the allowed methods', async (method, path, allow) => {
    const { connect } = await createWorld();
    const response = await connect.handler(new Request(baseUrl + path, { method }));
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    expect(await response.json()).toMatchObject({ error: { code: 'method_not_allowed' } });
  });
});
