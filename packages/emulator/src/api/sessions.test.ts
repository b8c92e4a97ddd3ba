import { describe, expect, it } from 'vitest';
import { createDriver, shop } from '../driver.fixture.ts';
import { isRecord } from '../http/fields.ts';

const active = { active: true };

describe('sessions', () => {
  it.each([
    [{ browser: { captcha_solver: active } }, 400],
    [{ browser: { extra_stealth: active } }, 400],
    [{ browser: { captcha_solver: active, extra_stealth: active }, session: { proxy: active } }, 200],
    [{ browser: { captcha_solver: { active: false } } }, 200],
    [{ browser: { identities: [] } }, 400],
    [{ identities: ['an id'] }, 400],
    [{ identities: [{ id: 'unknown' }] }, 404],
    [{ session: { live_view: { one_time_url: true } }, browser: { headless: active } }, 400],
    [{ session: { initial_url: 'file:///etc/passwd' } }, 400],
    [{ session: { initial_url: 'https://shop.example/cart' } }, 200],
    [{ session: { timeout: { idle_timeout: 'long' } } }, 400],
    [{ browser: { viewport: { width: 1, height: 900 } } }, 400],
    [{}, 200],
  ])('with %j return %i', async (body, status) => {
    expect((await createDriver().call('POST', '/v1/sessions', body)).status).toBe(status);
  });

  it('return 400 for an unknown identity if the settings choose it', async () => {
    const { call } = createDriver({ settings: { unknownIdentitySession: 400 } });
    expect((await call('POST', '/v1/sessions', { identities: [{ id: 'unknown' }] })).status).toBe(400);
  });

  it.each([422, 412, 200] as const)('with a failed identity return %i', async (failedIdentitySession) => {
    const { call, emulator } = createDriver({ settings: { failedIdentitySession } });
    for (const status of ['failed', 'agent_failed']) {
      const { id } = emulator.seedIdentity({ applicationId: shop.id, status });
      expect((await call('POST', '/v1/sessions', { identities: [{ id }] })).status).toBe(
        failedIdentitySession,
      );
    }
  });

  it('have the documented headers above their limit per minute', async () => {
    const { call, emulator } = createDriver({ settings: { sessionsPerMinute: 2 } });
    await call('POST', '/v1/sessions');
    emulator.advance(18_000);
    await call('POST', '/v1/sessions/async');
    const refused = await call('POST', '/v1/sessions');
    expect(refused.status).toBe(429);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '42',
      ratelimit: '"2-in-1min"; r=0; t=42',
      'ratelimit-policy': '"2-in-1min"; q=2; w=60; pk=:ZW11bGF0b3I=:',
    });
    emulator.advance(42_000);
    expect((await call('POST', '/v1/sessions')).status).toBe(200);
  });

  it('have these headers with the scenario rate-limited, which other calls do not have', async () => {
    const { call } = createDriver({ scenario: 'rate-limited' });
    const refused = await call('POST', '/v1/sessions');
    expect(refused.headers.get('ratelimit')).toBe('"5-in-1min"; r=0; t=30');
    const other = await call('GET', '/v1/sessions');
    expect([other.headers.get('retry-after'), other.headers.get('ratelimit')]).toEqual(['30', null]);
  });

  it('are listed, filtered and ended', async () => {
    const driver = createDriver();
    const { call } = driver;
    const first = String((await driver.createSession({ session: { tags: ['red', 'blue'] } }))['id']);
    const second = String((await driver.createSession())['id']);
    const list = async (query: string): Promise<unknown> =>
      (await call('GET', `/v1/sessions${query}`)).body['data'];
    expect(await list('')).toMatchObject({
      sessions: [
        { id: first, status: 'running', tags: ['red', 'blue'], task_initiated: false },
        { id: second },
      ],
      total: 2,
      page: 1,
      total_pages: 1,
    });
    expect(await list('?sort_order=desc')).toMatchObject({ sessions: [{ id: second }, { id: first }] });
    expect(await list('?tags=blue')).toMatchObject({ sessions: [{ id: first }], total: 1 });
    expect(await list('?page=2')).toMatchObject({ sessions: [], page: 2 });
    await call('DELETE', `/v1/sessions/${first}`);
    expect(await list('?status=running')).toMatchObject({ sessions: [{ id: second }] });
    const statuses = async (): Promise<unknown> =>
      (await call('GET', '/v1/sessions/all/status')).body['data'];
    expect(await statuses()).toEqual({ count: 1, items: [expect.objectContaining({ session_id: second })] });
    await call('DELETE', '/v1/sessions/all');
    expect(await statuses()).toEqual({ count: 0, items: [] });
  });

  it('start in the background', async () => {
    const { call, emulator } = createDriver();
    const { body } = await call('POST', '/v1/sessions/async');
    const requestId = isRecord(body['data']) ? String(body['data']['request_id']) : '';
    expect(body).toEqual({ data: { request_id: requestId, status: 'pending', session_id: null } });
    const read = async (): Promise<unknown> =>
      (await call('GET', `/v1/sessions/async/${requestId}/status`)).body['data'];
    await expect.poll(read).toMatchObject({
      status: 'ready',
      progress: { current_phase: 'ready' },
      session: {
        session_id: emulator.sessions()[0]?.id,
        cdp_url: expect.stringContaining('/cdp/'),
        live_view_url: expect.stringContaining('/live/'),
      },
    });
  });

  it('that cannot start in the background say why', async () => {
    const browsers = { launch: () => Promise.reject(new Error('It is broken.')) };
    const { call } = createDriver({ browsers });
    const { body } = await call('POST', '/v1/sessions/async');
    const requestId = isRecord(body['data']) ? String(body['data']['request_id']) : '';
    await expect
      .poll(async () => (await call('GET', `/v1/sessions/async/${requestId}/status`)).body['data'])
      .toMatchObject({ status: 'failed', session: { error: expect.stringContaining('It is broken.') } });
  });

  it('time out after 20 minutes, or never', async () => {
    const driver = createDriver();
    const limited = await driver.createSession();
    const endless = await driver.createSession({ session: { timeout: { max_duration: -1 } } });
    const status = async (id: unknown): Promise<unknown> => {
      const { body } = await driver.call('GET', `/v1/sessions/${String(id)}`);
      return isRecord(body['data']) ? body['data']['status'] : undefined;
    };
    driver.emulator.advance(20 * 60_000 - 1);
    expect(await status(limited['id'])).toBe('running');
    driver.emulator.advance(1);
    expect(await status(limited['id'])).toBe('completed');
    expect(await status(endless['id'])).toBe('running');
  });

  it('return 401 for an unknown id on delete, and 404 otherwise', async () => {
    const { call } = createDriver();
    expect((await call('DELETE', '/v1/sessions/unknown')).status).toBe(401);
    expect((await call('GET', '/v1/sessions/unknown')).status).toBe(404);
    expect((await call('GET', '/v1/sessions/unknown/pages')).status).toBe(404);
  });

  it('list the page of their identity', async () => {
    const driver = createDriver({ publicUrl: 'https://anchor.customer.test' });
    const { id: identityId } = driver.emulator.seedIdentity({ applicationId: shop.id, name: 'Ada' });
    const { id, live_view_url } = await driver.createSession({ identities: [{ id: identityId }] });
    expect(live_view_url).toMatch(`https://anchor.customer.test/live/${String(id)}?token=`);
    const { body } = await driver.call('GET', `/v1/sessions/${String(id)}/pages`);
    expect(body).toEqual({
      list: [{ id, title: 'Ada', url: 'https://shop.example', frontend_url: live_view_url }],
    });
  });
});
