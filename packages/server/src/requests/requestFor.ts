import { ConnectError } from '../ConnectError.ts';
import { isAccountLost } from '../accountErrors.ts';
import type { Settings } from '../options/checkOptions.ts';
import { isPermitted, passesNone, type Permission } from '../permissions/requirePermission.ts';
import { sha256 } from '../request/crypto.ts';
import { toName } from '../request/toName.ts';
import type { Owner } from '../stores/store.ts';
import { openRequest, type RequestOptions, type RequestResult } from './openRequest.ts';

/** The user to ask, why, and what waits for the answer. The error names the account. */
export interface RequestForOptions extends Pick<RequestOptions, 'userId' | 'tenantId' | 'reason' | 'thread'> {
  /**
   * Names what waits, such as a night of a job. With the same key, the same request is found again, also after it was declined. A new one
   * is opened only if the account was connected and lost again, or if the answer permits nothing any more.
   */
  key?: string | undefined;
}

/**
 * Asks the user for the account that an error says is lost, or for the permission to use it. Throws every other error again. If the user
 * has disconnected a certain account, no other one takes its place: the error is thrown again.
 *
 * @throws {ConnectError} As `openRequest`.
 */
export async function requestFor(
  settings: Settings,
  error: unknown,
  { userId, tenantId, reason, thread, key }: RequestForOptions & Owner,
): Promise<RequestResult> {
  const asks = error instanceof ConnectError && error.code === 'permission_required';
  if (!(asks || isAccountLost(error)) || error.application === undefined || error.cause === passesNone)
    throw error;
  const { code, application, connectionId } = error;
  const reconnects = code === 'not_connected' ? undefined : connectionId;
  const name = key === undefined ? undefined : toName('key', key);
  // Stryker disable next-line UpdateOperator: rounds only have to differ
  for (let round = 1; ; round++) {
    const request = await openRequest(settings, {
      userId,
      tenantId,
      reason,
      thread,
      application,
      connectionId: reconnects,
      // Not the key itself: a call that waited under it must not run because of this request.
      // Stryker disable next-line StringLiteral: no call can have this key, whatever the word
      key: name && (await sha256(JSON.stringify(['lost', name, application, reconnects, round]))),
    });
    const isOther = request.id === null && request.connection.id !== (connectionId ?? request.connection.id);
    if (isOther) throw error;
    if (request.id === null || request.status !== 'connected') return request;
    if (
      asks &&
      (await permits(settings, { userId, tenantId }, { thread, requestId: request.id }, connectionId))
    )
      return request;
    // The request of this round was answered, and the account is lost again.
  }
}

/** Whether the answer to a request permits its call to use the account now. */
async function permits(
  settings: Settings,
  owner: Owner,
  permission: Permission,
  connectionId: string | undefined,
): Promise<boolean> {
  // Stryker disable next-line StringLiteral: no account has such an id
  const [account] = await settings.store.findConnections({ owner, id: connectionId ?? '' });
  return account !== undefined && isPermitted(settings, account, permission);
}
