import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../request/Call.ts';
import type { AnchorEvent } from '../events/AnchorEvent.ts';
import type { Settings } from '../options/checkOptions.ts';
import { refreshStatus } from '../connections/checkConnection.ts';
import { webhookMaxAgeMs, withDeadline } from '../time.ts';
import { type Reply, emptyReply, errorReply, referenceOf } from '../request/reply.ts';
import { readRaw } from '../request/readBody.ts';
import { isSigned } from '../request/crypto.ts';
import { isDone, keyOf, markDone } from './doneEvents.ts';
import { readEvent } from './readEvent.ts';
import { receiveSessionEvent } from './receiveSessionEvent.ts';

/** How long the response to Anchor waits for the app's listener, in milliseconds. Anchor waits for 10 seconds. */
const listenerWaitMs = 8_000;

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
  const key = await keyOf(settings, event.id || signature.toLowerCase());
  const isRepeated = await isDone(settings, key);
  settings.reporter.emit({ type: 'webhook.received', isRepeated });
  // Anchor then stops sending it.
  if (isRepeated) return emptyReply(204);

  // An event counts as received when everything is done. Until then, an error or a crash lets Anchor send it again.
  if (!('identityId' in event)) return passOn(settings, call, key, event);
  await refresh(settings, event.identityId);
  await markDone(settings, key);
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
 * Calls the app's listener, and responds with an error if it fails or is late. It may continue: a late success counts, unless the platform
 * stops the app's code after the response, as AWS Lambda does.
 */
async function passOn(settings: Settings, call: Call, key: string, event: AnchorEvent): Promise<Reply> {
  const session = await receiveSessionEvent(settings, key, event);
  const reference = referenceOf(call);
  const fail = (error: unknown) => {
    settings.reporter.fail(error, { type: 'webhook.listener_failed', reference });
    return false;
  };
  const listen = async () => {
    await settings.onAnchorEvent({ ...event, ...(session && { session }) });
    await markDone(settings, key);
    return true;
  };
  const isHeard = await withDeadline(listenerWaitMs, listen().catch(fail)).catch(fail);
  return isHeard ? emptyReply(204) : errorReply(new ConnectError('internal'), reference);
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
