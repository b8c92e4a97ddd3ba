import { isRecord } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { AnchorClient } from './anchorClient.ts';
import { callAnchor, isNotFound, unexpected } from './callAnchor.ts';
import { readIdentity, type IdentityName } from './identity.ts';
import { segment } from './segment.ts';

/**
 * Asks Anchor to repeat the sign-in with what it has stored; the result comes later. Throws `connection_not_ready` if Anchor
 * refuses, or if it proves that the identity does not exist.
 */
export async function reauthenticateIdentity(anchor: AnchorClient, name: IdentityName): Promise<void> {
  let answer;
  try {
    answer = await callAnchor(
      (options) =>
        anchor.post(`/v1/identities/${segment(name.identityId)}/reauthenticate`, {
          ...options,
          body: { sync: false },
        }),
      { budget: 8_000, maxRetries: 0 },
    );
  } catch (error) {
    if (!(error instanceof ConnectError) || error.code !== 'anchor_refused') throw error;
    if (isNotFound(error) && (await readIdentity(anchor, name)))
      throw unexpected('Anchor answers 404 for a repeated sign-in, though it has the identity.');
    throw new ConnectError('connection_not_ready', { cause: error.cause });
  }
  if (!isRecord(answer) || typeof answer.identityId !== 'string')
    throw unexpected('The response to a repeated sign-in does not name the identity.');
}
