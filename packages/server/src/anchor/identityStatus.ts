import type { ConnectionStatus } from '@kit/protocol';

/** The status in which Anchor still checks a sign-in. */
export const pendingIdentityStatus = 'pending';

/** The kit's word for an identity's status. Words that are not documented are `unknown`, never a fault. */
export function toConnectionStatus(identityStatus: string): ConnectionStatus {
  if (identityStatus === 'validated') return 'connected';
  if (identityStatus === pendingIdentityStatus) return 'pending';
  return identityStatus === 'failed' || identityStatus === 'agent_failed' ? 'needs_attention' : 'unknown';
}
