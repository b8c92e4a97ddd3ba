import { describe, expect, test } from 'vitest';
import { publicUrl } from '../browser.fixture.ts';
import { meddledClient } from '../meddledClient.fixture.ts';
import { createWorld, type World } from '../world.fixture.ts';
import { deliver, secret, signatureOf } from './webhooks.fixture.ts';

const nothing = async () => {};

/** A user with a connection, and a webhook at Anchor that reaches the handler. */
async function connected() {
  const world = await createWorld({
    connect: { webhookSecret: [secret, 'whsec_former'] },
    emulator: { sendRequest: (request) => world.connect.handler(request) },
  });
  const { identityId } = await world.finish(world.browser('ada'));
  world.emulator.clearLog();
  return { world, identityId };
}

const statusOf = async (world: World) => (await world.connections('ada'))[0]?.identityStatus;

test.each([secret, 'whsec_former'])(
  'a delivery of Anchor signed with %s refreshes the status',
  async (signedWith) => {
    const { world, identityId } = await connected();
    world.emulator.configure({ reauthentication: 422 });
    world.emulator.addWebhook({ url: `${publicUrl}/api/connect/webhooks/anchor`, secret: signedWith });
    await fetch(`${world.anchorUrl}/v1/identities/${identityId}/reauthenticate`, {
      method: 'POST',
      headers: { 'anchor-api-key': 'demo-anchor-api-key' },
    });
    await expect.poll(() => statusOf(world)).toBe('failed');
  },
);

test('an identity id in capital letters is the same identity', async () => {
  const { world, identityId } = await connected();
  const body = JSON.stringify({ data: { identity_id: identityId.toUpperCase() } });
  expect((await deliver(world, body)).status).toBe(204);
  expect(world.calls()).toEqual({ 'identities.retrieve': 1 });
});

describe('the signature covers the raw bytes', () => {
  test.each([
    ['bytes that are not UTF-8', [0x22, 0xff, 0xfe, 0x22]],
    ['half a character', [0x22, 0xf0, 0x9f, 0x22]],
  ])('%s are accepted as signed, and refused if the decoded text was signed', async (_, note) => {
    const { world, identityId } = await connected();
    const start = Buffer.from(`{"data":{"identity_id":"${identityId}"},"note":`);
    const body = Buffer.concat([start, Buffer.from(note), Buffer.from('}')]);
    expect((await deliver(world, body)).status).toBe(204);
    expect(world.calls()).toEqual({ 'identities.retrieve': 1 });

    const timestamp = String(Math.floor(world.now() / 1_000));
    const signature = signatureOf(timestamp, String(body));
    expect((await deliver(world, body, { 'anchor-signature': `v1=${signature}` })).status).toBe(403);
  });
});

describe('an invalid delivery is refused without a call to Anchor', () => {
  test.each<[string, Record<string, string>]>([
    ['another secret', { 'anchor-signature': `v1=${'a'.repeat(64)}` }],
    ['no signature', { 'anchor-signature': '' }],
    ['a signature that is not hexadecimal', { 'anchor-signature': 'v1=zz' }],
    ['another time than the signed one', { 'anchor-timestamp': '1' }],
    ['a time that is not a number', { 'anchor-timestamp': 'now' }],
  ])('%s', async (_, headers) => {
    const { world, identityId } = await connected();
    const body = JSON.stringify({ type: 'identity.authenticated', data: { identity_id: identityId } });
    expect((await deliver(world, body, headers)).status).toBe(403);
    expect(world.calls()).toEqual({});
  });

  test('a valid delivery more than two minutes late', async () => {
    const { world, identityId } = await connected();
    const body = JSON.stringify({ data: { identity_id: identityId } });
    const timestamp = String(Math.floor(world.now() / 1_000));
    const signature = signatureOf(timestamp, body);
    world.advance(121_000);
    const headers = { 'anchor-timestamp': timestamp, 'anchor-signature': `v1=${signature}` };
    expect((await deliver(world, body, headers)).status).toBe(403);
    expect(world.calls()).toEqual({});
  });
});

describe('a valid delivery without effect', () => {
  test.each([
    ['an identity without a connection', { data: { identity_id: '11111111-1111-4111-8111-111111111111' } }],
    ['empty data', { data: {} }],
    ['a list', []],
  ])('%s', async (_, event) => {
    const { world } = await connected();
    expect((await deliver(world, JSON.stringify(event))).status).toBe(204);
    expect(world.calls()).toEqual({});
    expect(await world.connections('ada')).toHaveLength(1);
  });

  test('a connection whose deletion is pending', async () => {
    const { world, identityId } = await connected();
    const [connection] = await world.connections('ada');
    world.emulator.failNext({ call: 'identities.delete', kind: 'status', status: 403 });
    await world.browser('ada').call('DELETE', `/connections/${connection?.id}`);
    world.emulator.clearLog();
    const event = { data: { identity_id: identityId } };
    expect((await deliver(world, JSON.stringify(event))).status).toBe(204);
    expect(world.calls()).toEqual({});
  });

  test('a body that is not JSON has its own error code', async () => {
    const { world } = await connected();
    expect((await deliver(world, 'ping')).status).toBe(400);
  });
});

test('the route does not exist without a secret', async () => {
  const world = await createWorld();
  expect((await deliver(world, '{}')).status).toBe(404);
});

test('reconcile does not overwrite a status that a concurrent webhook has written', async () => {
  let said = 'validated';
  let meanwhile = nothing;
  const anchor = meddledClient('GET /v1/identities/', async (answer) => {
    const text = (await answer.text()).replace('"validated"', `"${said}"`);
    await meanwhile();
    return new Response(text);
  });
  const world = await createWorld({ anchor, connect: { webhookSecret: secret } });
  const { identityId } = await world.finish(world.browser('ada'));
  world.advance(24 * 60 * 60_000);
  meanwhile = async () => {
    meanwhile = nothing;
    said = 'failed';
    expect((await deliver(world, JSON.stringify({ data: { identity_id: identityId } }))).status).toBe(204);
    said = 'validated';
  };
  await world.connect.reconcile();
  expect(await statusOf(world)).toBe('failed');
  await world.connect.reconcile();
  expect(await statusOf(world)).toBe('validated');
});

describe('a repeated delivery', () => {
  test('has no effect with any delivery id, because the id is not signed', async () => {
    const { world, identityId } = await connected();
    const body = JSON.stringify({ data: { identity_id: identityId } });
    for (const headers of [{}, { 'anchor-delivery-id': 'one' }, { 'anchor-delivery-id': 'two' }])
      expect((await deliver(world, body, headers)).status).toBe(204);
    expect(world.calls()).toEqual({ 'identities.retrieve': 1 });
    const received = world.events.filter(({ type }) => type === 'webhook.received');
    expect(received).toMatchObject([{ isRepeated: false }, { isRepeated: true }, { isRepeated: true }]);
  });

  test('has no effect with its signature in upper case', async () => {
    const { world, identityId } = await connected();
    const body = JSON.stringify({ data: { identity_id: identityId } });
    const timestamp = String(Math.floor(world.now() / 1_000));
    const signature = signatureOf(timestamp, body);
    for (const hex of [signature, signature.toUpperCase()]) {
      const headers = { 'anchor-timestamp': timestamp, 'anchor-signature': `t=${timestamp},v1=${hex}` };
      expect((await deliver(world, body, headers)).status).toBe(204);
    }
    expect(world.calls()).toEqual({ 'identities.retrieve': 1 });
  });

  test('is a new delivery if only the delivery id is the same', async () => {
    const { world, identityId } = await connected();
    const body = JSON.stringify({ data: { identity_id: identityId } });
    const headers = { 'anchor-delivery-id': 'one' };
    expect((await deliver(world, body, headers)).status).toBe(204);
    world.advance(1_000);
    expect((await deliver(world, body, headers)).status).toBe(204);
    expect(world.calls()).toEqual({ 'identities.retrieve': 2 });
  });

  test('is processed again a day later, or if the first one failed', async () => {
    const { world, identityId } = await connected();
    const body = JSON.stringify({ data: { identity_id: identityId } });
    const id = { 'anchor-delivery-id': 'one' };
    world.emulator.failNext({ call: 'identities.retrieve', kind: 'status', status: 403 });
    expect((await deliver(world, body, id)).status).toBe(503);
    expect((await deliver(world, body, id)).status).toBe(204);
    expect(world.calls()).toEqual({ 'identities.retrieve': 2 });
    world.advance(24 * 60 * 60_000 + 1);
    await world.connect.reconcile({ unowned: 'ignore' });
    world.emulator.clearLog();
    expect((await deliver(world, body, id)).status).toBe(204);
    expect(world.calls()).toEqual({ 'identities.retrieve': 1 });
  });
});
