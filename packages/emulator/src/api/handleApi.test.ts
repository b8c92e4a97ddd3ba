import { describe, expect, it } from 'vitest';
import { base, createDriver, shop } from '../driver.fixture.ts';

describe('every API call', () => {
  it('returns 401 without a key and with a wrong key', async () => {
    const { call, emulator } = createDriver();
    expect((await emulator.fetch(`${base}/v1/applications`)).status).toBe(401);
    const wrong = await call('GET', '/v1/applications', undefined, { 'anchor-api-key': 'wrong' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual({ error: { code: 401, message: expect.any(String) } });
  });

  it('accepts any non-empty key with apiKeys: any', async () => {
    const { call } = createDriver({ apiKeys: 'any' });
    expect((await call('GET', '/v1/applications', undefined, { 'anchor-api-key': 'x' })).status).toBe(200);
    expect((await call('GET', '/v1/applications', undefined, { 'anchor-api-key': '' })).status).toBe(401);
  });

  it.each([
    ['flat', '{"error":"', 'application/json'],
    ['html', '<!doctype html>', 'text/html'],
    ['empty', '', null],
  ] as const)('returns 401 with the body %s', async (unauthorizedBody, start, type) => {
    const { call } = createDriver({ settings: { unauthorizedBody } });
    const { text, headers } = await call('GET', '/v1/applications', undefined, { 'anchor-api-key': 'wrong' });
    expect(text.slice(0, start.length || 1)).toBe(start);
    expect(headers.get('content-type')?.split(';')[0] ?? null).toBe(type);
  });

  it.each([
    ['nested', { error: { code: 404, message: expect.any(String) } }],
    ['flat', { error: expect.any(String), code: 404 }],
    ['message', { message: expect.any(String) }],
  ] as const)('returns errors with the body %s', async (errorBody, body) => {
    const { call } = createDriver({ settings: { errorBody } });
    expect((await call('GET', '/v1/identities/unknown')).body).toEqual(body);
  });

  it.each([
    ['POST', '/v1/applications', '{"source":', 400],
    ['POST', '/v1/applications', '["a list"]', 400],
    ['POST', '/v1/applications', '{"source":7}', 400],
    ['POST', '/v1/applications', `{"source":"${'x'.repeat(1024 * 1024)}"}`, 413],
    ['PUT', '/v1/applications', '{}', 404],
    ['GET', '/v1/identities/', undefined, 404],
    ['GET', '/v1/nothing', undefined, 404],
  ])('%s %s with an invalid path or body returns a JSON error', async (method, path, sent, status) => {
    const { call } = createDriver();
    const response = await call(method, path, sent);
    expect(response.status).toBe(status);
    expect(response.body).toEqual({ error: { code: status, message: expect.any(String) } });
  });

  it.each([404, 403] as const)('returns %i for a resource of another project', async (foreignProject) => {
    const { call, emulator } = createDriver({
      apiKeys: ['demo-anchor-api-key', 'other'],
      settings: { foreignProject },
    });
    const { id } = emulator.seedIdentity({ applicationId: shop.id });
    const other = { 'anchor-api-key': 'other' };
    expect((await call('GET', `/v1/identities/${id}`)).status).toBe(200);
    expect((await call('GET', `/v1/identities/${id}`, undefined, other)).status).toBe(foreignProject);
    expect((await call('GET', '/v1/applications', undefined, other)).body).toEqual({ applications: [] });
  });

  it('is logged with its call, status and time', async () => {
    const { call, emulator, createToken, open } = createDriver();
    await call('GET', '/v1/applications?search=x');
    await open(await createToken());
    expect(emulator.log()).toEqual([
      {
        time: 1_800_000_000_000,
        method: 'GET',
        path: '/v1/applications',
        query: '?search=x',
        call: 'applications.list',
        status: 200,
      },
      expect.objectContaining({ call: 'applications.createIdentityToken', status: 201 }),
      expect.objectContaining({ call: null, path: '/identity/create', query: '', status: 200 }),
    ]);
  });
});
