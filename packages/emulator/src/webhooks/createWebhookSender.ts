import { hmacSha256, toHex } from '../crypto.ts';
import { parseUrl } from '../http/parseUrl.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';

/** Anchor's documented events about identities. */
export const webhookEvents = ['identity.authenticated', 'identity.authentication_failed'] as const;

/** A URL that receives webhooks, and the secret that signs them. */
export interface WebhookTarget {
  /** URL that receives each event in a POST request. */
  readonly url: string;
  /** Key of the HMAC-SHA256 signature. */
  readonly secret: string;
}

/** A webhook that was sent. `status` is null if there was no response. */
export interface WebhookDelivery {
  /** Event that was sent. */
  readonly event: (typeof webhookEvents)[number];
  /** Id of the identity that was passed to `sendWebhook`. */
  readonly identityId: string;
  /** URL of the webhook. */
  readonly url: string;
  /** HTTP status of the response; null if there was none. */
  readonly status: number | null;
}

/** Sends signed `identity.*` events. Does not retry. */
export interface WebhookSender {
  /** Throws a `TypeError` for an invalid URL. */
  readonly add: (target: WebhookTarget) => void;
  readonly send: (event: WebhookDelivery['event'], identityId: string) => Promise<readonly WebhookDelivery[]>;
  readonly clear: () => void;
}

/** What the sender needs from the emulator. */
export interface WebhookSenderOptions {
  readonly settings: () => Readonly<EmulatorSettings>;
  readonly now: () => number;
  readonly createId: () => string;
  readonly sendRequest: (request: Request) => Promise<Response>;
}

/** Creates a sender without targets. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  let targets: readonly WebhookTarget[] = [];

  async function deliver(
    target: WebhookTarget,
    event: WebhookDelivery['event'],
    identityId: string,
  ): Promise<WebhookDelivery> {
    // Sign-ins do not await their webhooks, so a delivery must not reject.
    const status = await createRequest(target, event, identityId, options)
      .then(options.sendRequest)
      .then(
        (response) => response.status,
        () => null,
      );
    return { event, identityId, url: target.url, status };
  }
  return {
    add(target) {
      checkUrl(target.url);
      targets = [...targets, target];
    },
    send: (event, identityId) => Promise.all(targets.map((target) => deliver(target, event, identityId))),
    clear() {
      targets = [];
    },
  };
}

function checkUrl(text: string): void {
  const url = parseUrl(text);
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!isHttp || url.username || url.password)
    throw new TypeError(
      'The "url" of a webhook must be an http or https URL without user name and password.',
    );
}

async function createRequest(
  target: WebhookTarget,
  event: WebhookDelivery['event'],
  identityId: string,
  { settings, now, createId }: WebhookSenderOptions,
): Promise<Request> {
  const time = now();
  const timestamp = Math.floor(time / 1000);
  const content = {
    id: `evt_${createId()}`,
    type: event,
    created: new Date(time).toISOString(),
    project_id: 'emulator',
    text: event,
    data: settings().webhookIdentityData === 'empty' ? {} : { identity_id: identityId },
  };
  // Indented, so a receiver that verifies the signature over re-serialized JSON fails in development.
  const body = JSON.stringify(content, null, 2);
  return new Request(target.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'anchor-event': event,
      'anchor-delivery-id': createId(),
      'anchor-timestamp': String(timestamp),
      'anchor-signature': await signWebhook(target.secret, timestamp, body),
    },
    body,
  });
}

// The `Anchor-Signature` header, as Anchor's webhook pages document it.
async function signWebhook(secret: string, timestamp: number, body: string): Promise<string> {
  return `t=${timestamp},v1=${toHex(await hmacSha256(secret, `v0:${timestamp}:${body}`))}`;
}
