import { describe, expect, it } from 'vitest';
import { base, createDriver, shop } from '../driver.fixture.ts';
import { defaultSettings } from '../settings/EmulatorSettings.ts';

describe('the control API', () => {
  it('changes and returns settings and scenario', async () => {
    const { call, emulator } = createDriver();
    expect((await call('PATCH', '/_emulator/settings', { oneTimeCode: true })).body['oneTimeCode']).toBe(
      true,
    );
    expect((await call('GET', '/_emulator/settings')).body).toEqual({
      ...defaultSettings,
      oneTimeCode: true,
    });
    expect((await call('POST', '/_emulator/scenario', { name: 'slow' })).status).toBe(200);
    expect(emulator.scenario()).toBe('slow');
    expect((await call('GET', '/_emulator/scenario')).body).toMatchObject({
      name: 'slow',
      scenarios: expect.arrayContaining([
        expect.objectContaining({ name: 'coop', title: expect.any(String) }),
      ]),
    });
  });

  it.each([
    ['PATCH', '/_emulator/settings', { framing: 'perhaps' }],
    ['PATCH', '/_emulator/settings', { unknownSetting: true }],
    ['POST', '/_emulator/scenario', { name: 'toString' }],
    ['POST', '/_emulator/faults', { kind: 'plague' }],
    ['POST', '/_emulator/faults', { kind: 'reset', call: 'identities.eat' }],
    ['POST', '/_emulator/faults', { kind: 'status', status: 42 }],
    ['POST', '/_emulator/clock', {}],
    ['POST', '/_emulator/clock', { advanceMs: 9e15 }],
    ['PATCH', '/_emulator/settings', { tokenLifetimeMs: 9e15 }],
    ['POST', '/_emulator/identities', { applicationId: shop.id, createdAt: 9e15 }],
    ['PATCH', '/_emulator/identities', { id: 'unknown', status: 'failed' }],
    ['POST', '/_emulator/webhooks', { url: 'http://ada:secret@localhost/', secret: 's' }],
    ['POST', '/_emulator/webhooks', { url: 'file:///etc/passwd', secret: 's' }],
    ['POST', '/_emulator/identities', { applicationId: 'unknown' }],
    ['POST', '/_emulator/sign-ins', { token: 'unknown' }],
    ['POST', '/_emulator/applications', '{'],
  ])('%s %s refuses %j', async (method, path, body) => {
    const { status, body: response } = await createDriver().call(method, path, body);
    expect(status).toBe(400);
    expect(response).toEqual({ error: { code: 400, message: expect.any(String) } });
  });

  it('injects faults', async () => {
    const { call, emulator } = createDriver();
    await call('POST', '/_emulator/faults', {
      call: 'applications.list',
      kind: 'status',
      status: 503,
      times: 3,
    });
    expect((await call('GET', '/v1/applications')).status).toBe(503);
    expect((await call('GET', '/_emulator/faults')).body).toEqual({
      list: [{ call: 'applications.list', kind: 'status', status: 503, times: 2 }],
    });
    await call('DELETE', '/_emulator/faults');
    expect(emulator.faults()).toEqual([]);
  });

  it('seeds, signs in, advances the clock, returns the state and resets', async () => {
    const { call, emulator, createToken } = createDriver();
    const { body: application } = await call('POST', '/_emulator/applications', {
      name: 'New',
      source: 'new.example',
      iconUrl: 'data:image/png,',
    });
    await call('POST', '/_emulator/identities', {
      applicationId: application['id'],
      name: 'Ada',
      status: 'failed',
    });
    const { body } = await call('POST', '/_emulator/sign-ins', { token: await createToken(), name: 'Grace' });
    expect(body).toEqual({ identityId: expect.any(String), redirectUrl: expect.any(String) });
    await call('POST', '/_emulator/clock', { advanceMs: 5000 });
    const { body: state } = await call('GET', '/_emulator/state');
    expect(state).toMatchObject({
      now: 1_800_000_005_000,
      applications: [
        { id: shop.id, iconUrl: null },
        { name: 'New', iconUrl: 'data:image/png,' },
      ],
      identities: [{ name: 'Ada', status: 'failed' }, { name: 'Grace' }],
      tokens: [{ identityId: body['identityId'] }],
      sessions: [],
    });
    await call('POST', '/_emulator/reset');
    expect(emulator.identities()).toEqual([]);
  });

  it('changes some fields of an identity', async () => {
    const { call, emulator } = createDriver();
    const { id } = emulator.seedIdentity({
      applicationId: shop.id,
      name: 'Ada',
      metadata: { plan: 'pro' },
      createdAt: 1_700_000_000_000,
    });
    const { body } = await call('PATCH', '/_emulator/identities', { id, status: 'failed' });
    const kept = { id, name: 'Ada', metadata: { plan: 'pro' }, createdAt: 1_700_000_000_000 };
    expect(body).toMatchObject({ ...kept, status: 'failed' });
    expect(emulator.identities()).toEqual([expect.objectContaining({ ...kept, status: 'failed' })]);
    const again = await call('POST', '/_emulator/identities', { applicationId: shop.id, id });
    expect(again.body).toEqual({ error: { code: 400, message: expect.stringContaining('already exists') } });
  });

  it('returns no password', async () => {
    const { call, emulator, createToken, submit } = createDriver({ settings: { oneTimeCode: true } });
    await call('POST', '/v1/identities', {
      source: shop.source,
      credentials: [{ type: 'username_password', username: 'ada', password: 'hunter2' }],
    });
    const token = await createToken();
    await submit({ token, step: 'sign-in', username: 'ada', password: 'hunter2' });
    expect((await call('GET', '/_emulator/state')).text).not.toContain('hunter2');
    await submit({ token, step: 'one-time-code', code: '123456' });
    expect(emulator.identities()).toHaveLength(2);
    const proxy = { active: true, username: 'ada', password: 'hunter2' };
    await call('POST', '/v1/sessions', { session: { proxy } });
    expect(emulator.sessions()).toHaveLength(1);
    for (const path of ['state', 'identities', 'log'])
      expect((await call('GET', `/_emulator/${path}`)).text).not.toContain('hunter2');
  });

  it('returns the log without its own calls', async () => {
    const { call } = createDriver();
    await call('GET', '/v1/applications');
    expect((await call('GET', '/_emulator/log')).body).toEqual({
      list: [expect.objectContaining({ call: 'applications.list', status: 200 })],
    });
    await call('DELETE', '/_emulator/log');
    expect((await call('GET', '/_emulator/log')).body).toEqual({ list: [] });
  });
});

describe('access to the control API', () => {
  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('is refused for %j', async (headers) => {
    const { call, emulator } = createDriver();
    const response = await call('POST', '/_emulator/scenario', { name: 'hang' }, headers);
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(emulator.scenario()).toBe('success');
  });

  it('is allowed for its own pages and for listed origins', async () => {
    const playground = 'http://localhost:5173';
    const { call } = createDriver({ allowedOrigins: [playground] });
    expect((await call('POST', '/_emulator/reset', {}, { origin: base })).status).toBe(200);
    const headers = { origin: playground, 'sec-fetch-site': 'cross-site' };
    const preflight = await call('OPTIONS', '/_emulator/settings', undefined, headers);
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PATCH');
    const response = await call('GET', '/_emulator/settings', undefined, headers);
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, playground]);
  });

  it('is refused under a domain name, unless publicUrl contains it', async () => {
    const url = 'http://rebound.example:4400/_emulator/state';
    const refused = await createDriver().emulator.fetch(url);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('not available under the hostname rebound.example. Set publicUrl');
    const known = createDriver({ publicUrl: 'http://rebound.example:4400' });
    expect((await known.emulator.fetch(url)).status).toBe(200);
    const elsewhere = createDriver({ publicUrl: base });
    expect((await elsewhere.emulator.fetch(url)).status).toBe(403);
  });

  it.each(['192.168.1.5', '[fd00::1]', 'emulator', 'ada.localhost'])('is allowed under %s', async (name) => {
    const { emulator } = createDriver();
    expect((await emulator.fetch(`http://${name}:4400/_emulator/state`)).status).toBe(200);
    const headers = { origin: 'http://evil.example' };
    expect((await emulator.fetch(`http://${name}:4400/_emulator/state`, { headers })).status).toBe(403);
  });
});
