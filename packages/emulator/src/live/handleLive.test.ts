import { describe, expect, it } from 'vitest';
import { base, createDriver, shop, type Driver } from '../driver.fixture.ts';

function view({ emulator }: Driver, id: unknown): Promise<Response> {
  return emulator.fetch(`${base}/live/${String(id)}`);
}

describe('the live view', () => {
  it('shows site and account, escapes them, and may be framed', async () => {
    const driver = createDriver();
    const { id: identityId } = driver.emulator.seedIdentity({ applicationId: shop.id, name: '<b>Ada</b>' });
    const { id } = await driver.createSession({ identities: [{ id: identityId }] });
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
    const { id } = await driver.createSession();
    const { id: single } = await driver.createSession({ session: { live_view: { one_time_url: true } } });
    expect((await view(driver, id)).status).toBe(200);
    expect((await view(driver, id)).status).toBe(200);
    expect((await view(driver, single)).status).toBe(200);
    expect((await view(driver, single)).status).toBe(410);
    await driver.call('DELETE', `/v1/sessions/${String(id)}`);
    expect((await view(driver, id)).status).toBe(410);
    expect((await view(driver, 'unknown')).status).toBe(404);
  });
});
