import type { ErrorCode } from './errorCodes.ts';
import { isRecord, readCode } from './guards.ts';

/** Message from the relay page to the app: this attempt changed, fetch its status. It contains no result. */
export interface RelayMessage {
  /** Version of the message format. Ignore messages of other versions. */
  v: 1;
  /** Distinguishes the message from others on the same channel. */
  type: 'connect:relay';
  /** Id of the attempt that changed. */
  attemptId: string;
  /** Why the sign-in could not start. Only valid while the server's status is `created`. */
  code?: ErrorCode;
  /**
   * With the mode `frame`, what connects the account: send it to `POST /attempts/:id/confirm`. It is only ever in a message of the
   * popup to its opener. Reply to the popup with a {@link RelayAck}, which closes it.
   */
  completionCode?: string;
}

/** The app's reply to the relay page, on the channel or to the popup. The page then closes. */
export interface RelayAck {
  /** Version of the message format. */
  v: 1;
  /** Distinguishes the reply from other messages on the channel. */
  type: 'connect:ack';
  /** Id of the attempt in the {@link RelayMessage}. */
  attemptId: string;
}

/**
 * Returns the name of an attempt's BroadcastChannel. Each attempt has its own channel, so other tabs receive nothing and a
 * forged callback has no effect.
 */
export function relayChannel(attemptId: string): string {
  return `connect:${attemptId}`;
}

/**
 * Reads a {@link RelayMessage} of this attempt. Returns `undefined` for anything else. An unsupported error code becomes
 * `internal`.
 */
export function parseRelayMessage(value: unknown, attemptId: string): RelayMessage | undefined {
  if (!isRecord(value) || value.v !== 1 || value.type !== 'connect:relay') return;
  if (value.attemptId !== attemptId) return;
  const { code, completionCode } = value;
  return {
    v: 1,
    type: 'connect:relay',
    attemptId,
    ...(typeof code === 'string' && { code: readCode(code) }),
    ...(typeof completionCode === 'string' && { completionCode }),
  };
}
