import { createHmac } from 'node:crypto';
import { publicUrl } from '../browser.fixture.ts';
import type { AnchorEvent } from '../events/AnchorEvent.ts';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import { createWorld, type World } from '../world.fixture.ts';

export const secret = 'whsec_current';

/** Signs a delivery as Anchor documents it. */
export const signatureOf = (timestamp: string, body: string | Buffer): string =>
  createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');

/** Delivers a webhook with a valid signature, unless `headers` say otherwise. */
export function deliver(
  world: World,
  body: string | Buffer<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const timestamp = String(Math.floor(world.now() / 1_000));
  const signature = signatureOf(timestamp, body);
  return world.connect.handler(
    new Request(`${publicUrl}/api/connect/webhooks/anchor`, {
      method: 'POST',
      body,
      headers: {
        'anchor-timestamp': timestamp,
        'anchor-signature': `t=${timestamp},v1=${signature}`,
        ...headers,
      },
    }),
  );
}

export const linkedin = { userId: 'ada', application: 'linkedin' } as const;

/** Ada with an account, and an app that listens to Anchor. */
export async function listening(options: Partial<ConnectOptions> = {}) {
  const received: AnchorEvent[] = [];
  const world = await createWorld({
    connect: { webhookSecret: secret, onAnchorEvent: (event) => void received.push(event), ...options },
  });
  await world.finish(world.browser('ada'));
  return { world, received };
}

/** Delivers an event, and returns the status of the response. */
export const send = async (world: World, event: object) =>
  (await deliver(world, JSON.stringify(event))).status;

/** Returns the row of a session of Ada. */
export async function rowOf(world: World, id: string) {
  const [row] = await world.store.findSessions({ owner: { userId: 'ada', tenantId: '' }, id });
  return row;
}
