import { describe, expect, it } from 'vitest';
import { createDriver, shop } from '../driver.fixture.ts';

describe('applications', () => {
  it('returns the existing application for a known host', async () => {
    const { call } = createDriver();
    const { status, body } = await call('POST', '/v1/applications', {
      source: 'SHOP.example',
      name: 'Again',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ id: shop.id, name: 'Shop' });
  });

  it('refuses a source that is not a URL or host', async () => {
    const { call } = createDriver();
    expect((await call('POST', '/v1/applications', { source: 'not a host' })).status).toBe(400);
    expect((await call('POST', '/v1/applications', {})).status).toBe(400);
  });

  it('returns the source as given or its host', async () => {
    const { call, emulator } = createDriver();
    const { id } = emulator.seedIdentity({ applicationId: shop.id });
    expect((await call('GET', `/v1/applications/${shop.id}`)).body['url']).toBe('https://shop.example');
    emulator.configure({ sourceFormat: 'host' });
    expect((await call('GET', `/v1/applications/${shop.id}`)).body['url']).toBe('shop.example');
    expect((await call('GET', `/v1/identities/${id}`)).body['source']).toBe('shop.example');
  });

  it('deletes the identities of a deleted application', async () => {
    const { call, emulator } = createDriver();
    emulator.seedIdentity({ applicationId: shop.id });
    expect((await call('GET', `/v1/applications/${shop.id}`)).body['identity_count']).toBe(1);
    expect((await call('DELETE', `/v1/applications/${shop.id}`)).body).toEqual({ success: true });
    expect(emulator.identities()).toEqual([]);
  });

  it('updates some fields of an auth flow', async () => {
    const { call } = createDriver();
    const flows = `/v1/applications/${shop.id}/auth-flows`;
    const { body: flow } = await call('POST', flows, { name: 'One', methods: ['custom'] });
    const { status, body } = await call('PATCH', `${flows}/${String(flow['id'])}`, { name: 'Two' });
    expect(status).toBe(200);
    expect(body).toEqual({ ...flow, name: 'Two' });
    expect((await call('POST', flows, { name: 'None', methods: [] })).status).toBe(400);
    expect((await call('POST', flows, { name: 'Odd', methods: ['telepathy'] })).status).toBe(400);
  });
});
