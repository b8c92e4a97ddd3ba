import { hmacSha256, toHex } from '../crypto.ts';
import type { Fields } from '../http/fields.ts';
import { parseUrl } from '../http/parseUrl.ts';
import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';

/** Events of Anchor's webhooks that the emulator sends. */
export const webhookEvents = [
  /** A sign-in or a reauthentication succeeded. */
  'identity.authenticated',
  /** A reauthentication failed. */
  'identity.authentication_failed',
  /** A browser session ended. */
  'session.completed',
  /** The browser of a session stopped unexpectedly. */
  'session.failed',
  /** An agent waits for a person. The emulator sends it on request only. */
  'intervention.requested',
  /** The person is done. The emulator sends it on request only. */
  'intervention.resolved',
  /** A run of a task succeeded. */
  'task.completed',
  /** A run of a task failed or timed out. */
  'task.failed',
  /** A run of a task was cancelled. */
  'task.cancelled',
] as const;

/** One of {@link webhookEvents}. */
export type WebhookEvent = (typeof webhookEvents)[number];

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
  readonly event: WebhookEvent;
  /** Id that was passed to `sendWebhook`: of the identity, the session or the run of a task. */
  readonly subjectId: string;
  /** URL of the webhook. */
  readonly url: string;
  /** HTTP status of the response; null if there was none. */
  readonly status: number | null;
}

/** Sends signed events. Does not retry. */
export interface WebhookSender {
  /** Throws a `TypeError` for an invalid URL. */
  readonly add: (target: WebhookTarget) => void;
  /** Sends an event about an identity, a session or a run to every target. `details` are added to its `data`. */
  readonly send: (
    event: WebhookEvent,
    subjectId: string,
    details?: Fields,
  ) => Promise<readonly WebhookDelivery[]>;
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
    event: WebhookEvent,
    subjectId: string,
    details: Fields,
  ): Promise<WebhookDelivery> {
    const data = createData(event, subjectId, details, options.settings());
    // Sign-ins do not await their webhooks, so a delivery must not reject.
    const status = await createRequest(target, event, data, options)
      .then(options.sendRequest)
      .then(
        (response) => response.status,
        () => null,
      );
    return { event, subjectId, url: target.url, status };
  }
  return {
    add(target) {
      checkUrl(target.url);
      targets = [...targets, target];
    },
    send: (event, subjectId, details = {}) =>
      Promise.all(targets.map((target) => deliver(target, event, subjectId, details))),
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

// Anchor documents no `data` for these events, so the names are the emulator's choice.
function getSubjectName(event: WebhookEvent): string {
  if (event.startsWith('identity.')) return 'identity_id';
  return event.startsWith('task.') ? 'run_id' : 'session_id';
}

function createData(
  event: WebhookEvent,
  subjectId: string,
  details: Fields,
  { webhookIdentityData }: Readonly<EmulatorSettings>,
): Fields {
  const name = getSubjectName(event);
  const isHidden = name === 'identity_id' && webhookIdentityData === 'empty';
  return isHidden ? details : { [name]: subjectId, ...details };
}

async function createRequest(
  target: WebhookTarget,
  event: WebhookEvent,
  data: Fields,
  { now, createId }: WebhookSenderOptions,
): Promise<Request> {
  const time = now();
  const timestamp = Math.floor(time / 1000);
  const content = {
    id: `evt_${createId()}`,
    type: event,
    created: new Date(time).toISOString(),
    project_id: 'emulator',
    text: event,
    data,
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
