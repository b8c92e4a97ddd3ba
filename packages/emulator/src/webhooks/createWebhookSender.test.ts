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
    expect(sent).toEqual([expect.objectContaining({ subjectId: id, status: 204 })]);
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

  it('are sent when a session ends: once, and not with a reset', async () => {
    const { call, createSession, emulator, requests } = createWebhookDriver();
    const deleted = String((await createSession())['id']);
    const timedOut = String((await createSession({ session: { timeout: { max_duration: 1 } } }))['id']);
    await createSession({ session: { timeout: { max_duration: -1 } } });
    await call('DELETE', `/v1/sessions/${deleted}`);
    await call('DELETE', `/v1/sessions/${deleted}`);
    emulator.advance(60_000);
    emulator.advance(60_000);
    await expect.poll(() => requests).toHaveLength(2);
    expect(await Promise.all(requests.map((request) => request.json()))).toEqual([
      expect.objectContaining({ type: 'session.completed', data: { session_id: deleted } }),
      expect.objectContaining({ type: 'session.completed', data: { session_id: timedOut } }),
    ]);
    emulator.reset();
    await emulator.fetch('http://localhost:4400/v1/sessions/x');
    expect(requests).toHaveLength(2);
  });

  it('are not sent for a session whose browser did not start', async () => {
    const { call, emulator, requests } = createWebhookDriver({
      browsers: {
        launch: () =>
          Promise.resolve({
            debuggingUrl: 'ws://127.0.0.1:1/',
            send: () => {},
            onMessage: () => {},
            exited: Promise.resolve('crashed'),
            end: () => Promise.resolve(),
          }),
      },
    });
    expect((await call('POST', '/v1/sessions')).status).toBe(500);
    expect(emulator.sessions()).toEqual([]);
    await emulator.sendWebhook('identity.authenticated', 'x');
    expect(requests.map(({ headers }) => headers.get('anchor-event'))).toEqual(['identity.authenticated']);
  });

  it('name what they are about, and carry details', async () => {
    const { call, requests } = createWebhookDriver();
    const send = (body: unknown): Promise<{ status: number }> =>
      call('POST', '/_emulator/webhooks/deliveries', body);
    await send({ event: 'intervention.requested', sessionId: 's1', data: { message: 'Solve the puzzle.' } });
    await send({ event: 'intervention.resolved', sessionId: 's1' });
    await send({ event: 'task.failed', runId: 'r1', data: { task_id: 't1' } });
    expect(await Promise.all(requests.map((request) => request.json()))).toEqual([
      expect.objectContaining({ data: { session_id: 's1', message: 'Solve the puzzle.' } }),
      expect.objectContaining({ type: 'intervention.resolved', data: { session_id: 's1' } }),
      expect.objectContaining({ type: 'task.failed', data: { run_id: 'r1', task_id: 't1' } }),
    ]);
    expect((await send({ event: 'intervention.requested', identityId: 'x' })).status).toBe(400);
    expect((await send({ event: 'session.started', sessionId: 's1' })).status).toBe(400);
  });

  it('have the status null without a response', async () => {
    const { emulator } = createDriver({ sendRequest: () => Promise.reject(new TypeError('offline')) });
    emulator.addWebhook({ url: 'https://app.example', secret: 's' });
    expect(await emulator.sendWebhook('identity.authenticated', 'x')).toEqual([
      expect.objectContaining({ status: null }),
    ]);
  });
});
