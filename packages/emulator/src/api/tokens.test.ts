import { describe, expect, it } from 'vitest';
import { createDriver, shop, type Driver } from '../driver.fixture.ts';

const path = `/v1/applications/${shop.id}/tokens`;
const callbackUrl = 'https://app.example/callback';

async function mintStatus({ call }: Driver, url?: string): Promise<number> {
  return (await call('POST', path, { callbackUrl: url })).status;
}

describe('POST tokens', () => {
  it('answers 201 with the token at the top level and an expiry in 15 minutes', async () => {
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
  ])('takes the shape of %o', async (settings, keys) => {
    const { call } = createDriver({ settings });
    const { body } = await call('POST', path, { callbackUrl });
    expect(Object.keys(body)).toEqual(keys);
  });

  it('answers 404 for an unknown application', async () => {
    const { call } = createDriver();
    expect((await call('POST', '/v1/applications/nobody/tokens', { callbackUrl })).status).toBe(404);
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
  ])('the callback %s answers %i, with loopback allowed %i', async (url, strict, loopback) => {
    expect(await mintStatus(createDriver(), url)).toBe(strict);
    expect(await mintStatus(createDriver({ settings: { allowLoopbackCallbacks: true } }), url)).toBe(
      loopback,
    );
  });

  it('needs a callback unless told otherwise', async () => {
    expect(await mintStatus(createDriver())).toBe(400);
    expect(await mintStatus(createDriver({ settings: { callbackUrlMissing: 'accepted' } }))).toBe(201);
  });

  it('limits tokens per minute on its clock', async () => {
    const driver = createDriver({ settings: { tokensPerMinute: 2 } });
    expect(await mintStatus(driver, callbackUrl)).toBe(201);
    driver.emulator.advance(20_000);
    expect(await mintStatus(driver, callbackUrl)).toBe(201);
    const refused = await driver.call('POST', path, { callbackUrl });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
    driver.emulator.advance(40_000);
    expect(await mintStatus(driver, callbackUrl)).toBe(201);
  });
});
