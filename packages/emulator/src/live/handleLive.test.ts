import { describe, expect, it } from 'vitest';
import { createDriver, shop, type Driver } from '../driver.fixture.ts';

function view({ emulator }: Driver, { live_view_url }: Record<string, unknown>): Promise<Response> {
  return emulator.fetch(String(live_view_url));
}

describe('the live view', () => {
  it('shows site and account, escapes them, and may be framed', async () => {
    const driver = createDriver();
    const { id: identityId } = driver.emulator.seedIdentity({ applicationId: shop.id, name: '<b>Ada</b>' });
    const session = await driver.createSession({ identities: [{ id: identityId }] });
    const page = await view(driver, session);
    const text = await page.text();
    expect(text).toContain('Signed in to Shop');
    expect(text).toContain('&#60;b&#62;Ada');
    expect(text).not.toContain('<b>Ada');
    expect(page.headers.get('x-frame-options')).toBeNull();
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors *');
  });

  it('returns 410 after the session, or after one view of a one-time URL', async () => {
    const driver = createDriver();
    const session = await driver.createSession();
    const single = await driver.createSession({ session: { live_view: { one_time_url: true } } });
    expect((await view(driver, session)).status).toBe(200);
    expect((await view(driver, session)).status).toBe(200);
    expect((await view(driver, single)).status).toBe(200);
    expect((await view(driver, single)).status).toBe(410);
    await driver.call('DELETE', `/v1/sessions/${String(session['id'])}`);
    expect((await view(driver, session)).status).toBe(410);
  });

  it('needs the secret of the same session', async () => {
    const driver = createDriver();
    const { live_view_url } = await driver.createSession();
    const other = new URL(String((await driver.createSession())['live_view_url']));
    const url = new URL(String(live_view_url));
    const withToken = (token: string | null): Record<string, unknown> => ({
      live_view_url: `${url.origin}${url.pathname}${token === null ? '' : `?token=${token}`}`,
    });
    const own = url.searchParams.get('token');
    expect((await view(driver, withToken(own))).status).toBe(200);
    for (const token of [null, '', other.searchParams.get('token'), `${own}0`])
      expect((await view(driver, withToken(token))).status).toBe(404);
  });
});
