import type { ErrorCode } from './errorCodes.ts';

/** What the relay page tells the app: something happened to this attempt, ask the server. It carries no result. */
export interface RelayMessage {
  v: 1;
  type: 'connect:relay';
  attemptId: string;
  /** Why the sign-in could not begin. Believed only while the server still says `created`. */
  code?: ErrorCode;
}

/** The app's answer on the channel; the relay page may close now. */
export interface RelayAck {
  v: 1;
  type: 'connect:ack';
  attemptId: string;
}

/** The BroadcastChannel of one attempt. A name per attempt keeps tabs apart and forged callbacks silent. */
export function relayChannel(attemptId: string): string {
  return `connect:${attemptId}`;
}

/** The header every call of the client carries; across origins it forces a preflight. */
export const clientHeader = 'x-connect-client';
