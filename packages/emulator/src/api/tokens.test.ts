import { describe, expect, it } from 'vitest';
import { createDriver, shop, type Driver } from '../driver.fixture.ts';

const path = `/v1/applications/${shop.id}/tokens`;
const callbackUrl = 'https://app.example/callback';

async function createTokenStatus({ call }: Driver, url?: string): Promise<number> {
  return (await call('POST', path, { callbackUrl: url })).status;
}

describe('POST tokens', () => {
  it('returns 201 with the token at the top level and an expiry in 15 minutes', async () => {
    const { call } = createDriver();
    const { status, body } = await call('POST', path, { callbackUrl });
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(['token', 'expires_at', 'token_hash']);
    expect(body['expires_at']).toBe(new Date(1_800_000_000_000 + 15 * 60_000).toISOString());
  });

  it.each([
    [{ tokenBody: 'data' as const }, ['data']],
    [{ tokenBody: 'both' as const }, ['token', 'expires_at', 'token_hash', 'data']],
    [{ tokenExpiresAtSent: false }, ['token', 'token_hash']],
  ])('returns the shape of %o', async (settings, keys) => {
    const { call } = createDriver({ settings });
    const { body } = await call('POST', path, { callbackUrl });
    expect(Object.keys(body)).toEqual(keys);
  });

  it('returns 404 for an unknown application', async () => {
    const { call } = createDriver();
    expect((await call('POST', '/v1/applications/unknown/tokens', { callbackUrl })).status).toBe(404);
  });

  it.each([
    ['https://app.example/callback', 201, 201],
    ['http://localhost:3000/callback', 400, 201],
    ['http://app.localhost:3000/callback', 400, 201],
    ['http://127.0.0.1/callback', 400, 201],
    ['http://[::1]:3000/callback', 400, 201],
    ['http://app.example/callback', 400, 400],
    ['http://localhost.evil.example/callback', 400, 400],
    ['javascript:alert(1)', 400, 400],
    ['/callback', 400, 400],
  ])('with the callback %s returns %i, and %i if loopback is allowed', async (url, strict, loopback) => {
    expect(await createTokenStatus(createDriver(), url)).toBe(strict);
    expect(await createTokenStatus(createDriver({ settings: { allowLoopbackCallbacks: true } }), url)).toBe(
      loopback,
    );
  });

  it('requires a callback unless the settings accept none', async () => {
    expect(await createTokenStatus(createDriver())).toBe(400);
    expect(await createTokenStatus(createDriver({ settings: { callbackUrlMissing: 'accepted' } }))).toBe(201);
  });

  it('limits the tokens per minute of its clock', async () => {
    const driver = createDriver({ settings: { tokensPerMinute: 2 } });
    expect(await createTokenStatus(driver, callbackUrl)).toBe(201);
    driver.emulator.advance(20_000);
    expect(await createTokenStatus(driver, callbackUrl)).toBe(201);
    const refused = await driver.call('POST', path, { callbackUrl });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
    driver.emulator.advance(40_000);
    expect(await createTokenStatus(driver, callbackUrl)).toBe(201);
  });
});
