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
