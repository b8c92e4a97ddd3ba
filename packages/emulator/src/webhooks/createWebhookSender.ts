import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';
import { signWebhook } from './signWebhook.ts';

/** Events about identities that Anchor documents. */
export const webhookEvents = ['identity.authenticated', 'identity.authentication_failed'] as const;

/** Where webhooks go. */
export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

/** A webhook that was sent; `status` is null when nobody answered. */
export interface WebhookDelivery {
  readonly event: (typeof webhookEvents)[number];
  readonly identityId: string;
  readonly url: string;
  readonly status: number | null;
}

/** Signed `identity.*` events, sent once each. */
export interface WebhookSender {
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

/** Makes a sender without targets. */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  let targets: readonly WebhookTarget[] = [];

  async function deliver(
    target: WebhookTarget,
    event: WebhookDelivery['event'],
    identityId: string,
  ): Promise<WebhookDelivery> {
    // Sign-ins send webhooks without waiting for them, so a delivery must not reject.
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
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!isWeb || url.username || url.password)
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
  // Not compact: who checks the signature over JSON that was read and written again is to find out in development.
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
