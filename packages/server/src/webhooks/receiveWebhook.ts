import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../request/Call.ts';
import type { AnchorEvent, AnchorEventSession } from '../events/AnchorEvent.ts';
import type { Settings } from '../options/checkOptions.ts';
import { refreshStatus } from '../connections/checkConnection.ts';
import { dayMs, webhookMaxAgeMs, withDeadline } from '../time.ts';
import { type Reply, emptyReply } from '../request/reply.ts';
import { readRaw } from '../request/readBody.ts';
import { isSigned } from '../request/crypto.ts';
import { readEvent } from './readEvent.ts';
import { receiveSessionEvent } from './receiveSessionEvent.ts';

/** How long a repeated delivery is recognized, in milliseconds. */
const memoryMs = dayMs;

/** How long the response to Anchor waits for the app's listener, in milliseconds. */
const listenerWaitMs = 3_000;

/**
 * `POST /webhooks/anchor` reports that an identity has changed, which the kit then reads from Anchor, or that something else happened,
 * which the app receives. A webhook never creates, moves or deletes a connection. https://docs.anchorbrowser.io/webhooks/overview
 */
export async function receiveWebhook(settings: Settings, call: Call): Promise<Reply> {
  if (settings.webhookSecrets.length === 0) throw new ConnectError('not_found');
  const body = await readRaw(call.request);
  const { headers } = call.request;
  const signature = /(?:^|,)v1=([^,]*)/.exec(headers.get('anchor-signature') ?? '')?.[1] ?? '';
  if (!(await isGenuine(settings, headers, body, signature))) throw new ConnectError('invalid_signature');

  const event = readEvent(body);
  // The delivery id is not signed. The signature is unique, because it covers the time of the delivery.
  const deliveryId = signature.toLowerCase();
  const now = settings.now();
  const isNew = await settings.store.takeOnce(deliveryId, now, now + memoryMs);
  settings.reporter.emit({ type: 'webhook.received', isRepeated: !isNew });
  // A repeated delivery has the same response. Anchor then stops sending it.
  if (!isNew) return emptyReply(204);
  try {
    if ('identityId' in event) await refresh(settings, event.identityId);
    else await passOn(settings, event, await receiveSessionEvent(settings, event));
  } catch (error) {
    // Anchor sends the delivery again.
    await settings.store.deleteOne('key', deliveryId);
    throw error;
  }
  return emptyReply(204);
}

async function refresh(settings: Settings, identityId: string): Promise<void> {
  const [connection] = await settings.store.findConnections({ identityIds: [identityId] });
  if (!connection || connection.deleting) return;
  await refreshStatus(settings, connection);
  // A running `reconcile` may write an older status, so the connection is checked once more.
  await settings.store.updateConnection({ identityId }, { nextCheckAt: settings.now(), pendingChecks: 0 });
}

/**
 * Calls the app's listener. The response waits for it, because platforms such as AWS Lambda stop the app's code after the response.
 * It does not wait long, because Anchor repeats a delivery that has no response within 10 seconds.
 */
async function passOn(
  { onAnchorEvent, reporter }: Settings,
  event: AnchorEvent,
  session: AnchorEventSession | undefined,
): Promise<void> {
  const listen = async () => onAnchorEvent({ ...event, ...(session && { session }) });
  const done = listen().catch((error: unknown) => reporter.fail(error, { type: 'webhook.listener_failed' }));
  await withDeadline(listenerWaitMs, done).catch(() => undefined); // it is late, and continues
}

/** The signature covers the raw body and the time. It is `v1` in `Anchor-Signature: t=…,v1=…`. */
async function isGenuine(
  settings: Settings,
  headers: Headers,
  body: Uint8Array<ArrayBuffer>,
  signature: string,
): Promise<boolean> {
  const timestamp = headers.get('anchor-timestamp') ?? '';
  const age = Math.abs(settings.now() - Number(timestamp) * 1_000);
  if (!/^\d{1,12}$/.test(timestamp) || age > webhookMaxAgeMs) return false;

  const signed = await new Blob([`v0:${timestamp}:`, body]).arrayBuffer();
  const verdicts = settings.webhookSecrets.map((secret) => isSigned(signed, signature, secret));
  return (await Promise.all(verdicts)).includes(true);
}
