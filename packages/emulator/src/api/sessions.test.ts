import { describe, expect, it } from 'vitest';
import { isRecord } from '../http/fields.ts';
import { base, createDriver, shop, type Driver } from '../driver.fixture.ts';

const active = { active: true };

async function start({ call }: Driver, body: unknown = {}): Promise<Record<string, unknown>> {
  const { body: response } = await call('POST', '/v1/sessions', body);
  return isRecord(response['data']) ? response['data'] : {};
}

function view({ emulator }: Driver, id: unknown): Promise<Response> {
  return emulator.fetch(`${base}/live/${String(id)}`);
}

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
    const limited = await start(driver);
    const endless = await start(driver, { session: { timeout: { max_duration: -1 } } });
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
    const { id, live_view_url } = await start(driver, { identities: [{ id: identityId }] });
    expect(live_view_url).toBe(`https://anchor.customer.test/live/${String(id)}`);
    const { body } = await driver.call('GET', `/v1/sessions/${String(id)}/pages`);
    expect(body).toEqual({
      list: [{ id, title: 'Ada', url: 'https://shop.example', frontend_url: live_view_url }],
    });
  });
});

describe('the live view', () => {
  it('shows site and account, escapes them, and may be framed', async () => {
    const driver = createDriver();
    const { id: identityId } = driver.emulator.seedIdentity({ applicationId: shop.id, name: '<b>Ada</b>' });
    const { id } = await start(driver, { identities: [{ id: identityId }] });
    const page = await view(driver, id);
    const text = await page.text();
    expect(text).toContain('Signed in to Shop');
    expect(text).toContain('&#60;b&#62;Ada');
    expect(text).not.toContain('<b>Ada');
    expect(page.headers.get('x-frame-options')).toBeNull();
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors *');
  });

  it('returns 410 after the session, or after one view of a one-time URL', async () => {
    const driver = createDriver();
    const { id } = await start(driver);
    const { id: single } = await start(driver, { session: { live_view: { one_time_url: true } } });
    expect((await view(driver, id)).status).toBe(200);
    expect((await view(driver, id)).status).toBe(200);
    expect((await view(driver, single)).status).toBe(200);
    expect((await view(driver, single)).status).toBe(410);
    await driver.call('DELETE', `/v1/sessions/${String(id)}`);
    expect((await view(driver, id)).status).toBe(410);
    expect((await view(driver, 'unknown')).status).toBe(404);
  });
});
