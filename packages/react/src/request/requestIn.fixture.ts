import type { AccountRequest, Connection } from '@kit/protocol';
import { popupIn } from '../button/popupIn.fixture.ts';
import type { ClientError } from '../client/result.ts';
import type { UseConnectionRequestResult } from './useConnectionRequest.ts';

const never = new Promise<never>(() => {});

/** A request for LinkedIn that stays in one state, for a card to show. `failed` cannot be read. */
export const requestIn = (
  status: AccountRequest['status'] | 'failed',
  about: Partial<AccountRequest> = {},
  problem?: ClientError,
): UseConnectionRequestResult => ({
  request:
    status === 'failed'
      ? undefined
      : { id: status, application: 'linkedin', status, expiresAt: '', choices: [], ...about },
  status,
  problem,
  popup: popupIn('idle'),
  isBusy: false,
  connect: () => never,
  choose: () => never,
  decline: () => never,
  refetch: () => never,
});

/** An account to choose, or to sign in to again. */
export const accountNamed = (accountName: string): Connection => ({
  id: accountName,
  application: 'linkedin',
  accountName,
  status: 'connected',
  connectedAt: '2026-01-01T00:00:00Z',
});
