import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createDriver, shop, type Driver } from '../driver.fixture.ts';
import type { EmulatorOptions } from '../Emulator.ts';

interface WebhookDriver extends Driver {
  readonly requests: Request[];
}

function createWebhookDriver(options: EmulatorOptions = {}): WebhookDriver {
  const requests: Request[] = [];
  const driver = createDriver({
    ...options,
    sendRequest: (request) => {
      requests.push(request);
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  });
  driver.emulator.addWebhook({ url: 'https://app.example/webhooks/anchor', secret: 'whsec' });
  return { ...driver, requests };
}

describe('webhooks', () => {
  it('that cannot be sent are returned without a status', async () => {
    const emulator = createDriver({
      sendRequest: () => {
        throw new Error('The network is gone.');
      },
    }).emulator;
    emulator.addWebhook({ url: 'https://app.example/webhooks/anchor', secret: 'whsec' });
    const { id } = emulator.seedIdentity({ applicationId: shop.id });
    expect(await emulator.sendWebhook('identity.authenticated', id)).toEqual([
      expect.objectContaining({ status: null }),
    ]);
  });

  it('are signed over timestamp and body', async () => {
    const { emulator, requests } = createWebhookDriver();
    const { id } = emulator.seedIdentity({ applicationId: shop.id });
    const sent = await emulator.sendWebhook('identity.authentication_failed', id);
    expect(sent).toEqual([expect.objectContaining({ identityId: id, status: 204 })]);
    const [request] = requests;
    const body = (await request?.text()) ?? '';
    const mac = createHmac('sha256', 'whsec').update(`v0:1800000000:${body}`).digest('hex');
    expect(request?.headers.get('anchor-signature')).toBe(`t=1800000000,v1=${mac}`);
    expect(request?.headers.get('anchor-event')).toBe('identity.authentication_failed');
    expect(JSON.stringify(JSON.parse(body))).not.toBe(body); // So a receiver that verifies re-serialized JSON fails.
    expect(JSON.parse(body)).toMatchObject({
      type: 'identity.authentication_failed',
      data: { identity_id: id },
    });
  });

  it('can have empty data', async () => {
    const { emulator, requests } = createWebhookDriver({ settings: { webhookIdentityData: 'empty' } });
    await emulator.sendWebhook('identity.authenticated', 'x');
    expect(JSON.parse((await requests[0]?.text()) ?? '')).toHaveProperty('data', {});
  });

  it('are sent after a sign-in and a failed reauthentication', async () => {
    const { call, emulator, createToken, requests } = createWebhookDriver({
      settings: { reauthentication: 422 },
    });
    const { identityId } = emulator.completeSignIn(await createToken());
    await call('POST', `/v1/identities/${identityId}/reauthenticate`);
    await expect
      .poll(() => requests.map((request) => request.headers.get('anchor-event')))
      .toEqual(['identity.authenticated', 'identity.authentication_failed']);
  });

  it('have the status null without a response', async () => {
    const { emulator } = createDriver({ sendRequest: () => Promise.reject(new TypeError('offline')) });
    emulator.addWebhook({ url: 'https://app.example', secret: 's' });
    expect(await emulator.sendWebhook('identity.authenticated', 'x')).toEqual([
      expect.objectContaining({ status: null }),
    ]);
  });
});
