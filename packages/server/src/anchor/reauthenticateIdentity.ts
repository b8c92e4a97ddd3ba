import { ConnectError } from '../ConnectError.ts';
import type { AnchorClient } from './anchorClient.ts';
import { callAnchor } from './callAnchor.ts';
import { segment } from './segment.ts';

/** Makes Anchor repeat the sign-in with what it has stored; the result comes later. Throws `connection_not_ready` where it cannot. */
export async function reauthenticateIdentity(anchor: AnchorClient, id: string): Promise<void> {
  await callAnchor(
    (options) =>
      anchor.post(`/v1/identities/${segment(id)}/reauthenticate`, { ...options, body: { sync: false } }),
    { budget: 8_000, maxRetries: 0 },
  ).catch((error: unknown) => {
    const isRefused = error instanceof ConnectError && error.code === 'anchor_refused';
    throw isRefused ? new ConnectError('connection_not_ready', { cause: error.cause }) : error;
  });
}
