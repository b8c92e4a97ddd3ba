import { describe, expect, it } from 'vitest';
import { createDriver, shop, type Driver } from '../driver.fixture.ts';

const source = 'https://shop.example';
const readStatus = async ({ call }: Driver, id: unknown): Promise<unknown> =>
  (await call('GET', `/v1/identities/${String(id)}`)).body['status'];

describe('identities', () => {
  it.each(['validated', 'failed', 'agent_failed'])(
    'change from pending to %s when the clock advances',
    async (validationResult) => {
      const driver = createDriver({ settings: { validationResult, validationDelayMs: 500 } });
      const { body } = await driver.call('POST', '/v1/identities', { source });
      expect(body['status']).toBe('pending');
      driver.emulator.advance(499);
      expect(await readStatus(driver, body['id'])).toBe('pending');
      driver.emulator.advance(1);
      expect(await readStatus(driver, body['id'])).toBe(validationResult);
    },
  );

  it('are validated immediately with validateAsync=false', async () => {
    const { call } = createDriver();
    const { body } = await call('POST', '/v1/identities?validateAsync=false', { source });
    expect(body).toMatchObject({ name: 'Unnamed Identity', status: 'validated' });
  });

  it('are added to the application of their host, or to a new one', async () => {
    const { call, emulator } = createDriver();
    await call('POST', '/v1/identities', { source });
    await call('POST', '/v1/identities', { source: 'https://new.example', applicationName: 'New' });
    const [shopId, newId] = emulator.identities().map((identity) => identity.applicationId);
    expect(shopId).toBe(shop.id);
    expect(emulator.applications().find(({ id }) => id === newId)?.name).toBe('New');
  });

  it.each([
    ['replace', { b: 2 }],
    ['merge', { a: 1, b: 2 }],
  ] as const)('%s metadata on PUT', async (metadataUpdate, metadata) => {
    const { call, emulator } = createDriver({ settings: { metadataUpdate } });
    const { id } = emulator.seedIdentity({ applicationId: shop.id, metadata: { a: 1 } });
    const { body } = await call('PUT', `/v1/identities/${id}`, { metadata: { b: 2 } });
    expect(body).toEqual({ id, name: 'Unnamed Identity', metadata, updated_at: expect.any(String) });
    expect((await call('GET', `/v1/identities/${id}`)).body['metadata']).toEqual(metadata);
  });

  it('return their credentials only if the settings allow it', async () => {
    const { call, emulator } = createDriver();
    const { id } = emulator.seedIdentity({ applicationId: shop.id });
    expect((await call('GET', `/v1/identities/${id}/credentials`)).status).toBe(403);
    emulator.configure({ credentialsReadable: true });
    expect((await call('GET', `/v1/identities/${id}/credentials`)).body).toMatchObject({
      id,
      credentials: [],
    });
  });

  it('are refused with credentials of an unknown type', async () => {
    const { call } = createDriver();
    const credentials = [{ type: 'retina', scan: 'x' }];
    expect((await call('POST', '/v1/identities', { source, credentials })).status).toBe(400);
  });

  it('reauthenticate immediately, or later with sync: false', async () => {
    const driver = createDriver();
    const { id } = driver.emulator.seedIdentity({ applicationId: shop.id, status: 'failed' });
    const { body } = await driver.call('POST', `/v1/identities/${id}/reauthenticate`, { sync: false });
    expect(body).toEqual({ identityId: id, async: true });
    expect(await readStatus(driver, id)).toBe('pending');
    const again = await driver.call('POST', `/v1/identities/${id}/reauthenticate`);
    expect(again.body).toEqual({ identityId: id, async: false });
    expect(await readStatus(driver, id)).toBe('validated');
  });

  it.each([412, 422] as const)('fail to reauthenticate with %i', async (reauthentication) => {
    const driver = createDriver({ settings: { reauthentication } });
    const { id } = driver.emulator.seedIdentity({ applicationId: shop.id });
    expect((await driver.call('POST', `/v1/identities/${id}/reauthenticate`)).status).toBe(reauthentication);
    expect(await readStatus(driver, id)).toBe('failed');
  });
});
