import { ConnectError } from '../ConnectError.ts';
import { refreshStatus } from '../connections/checkConnection.ts';
import { needsAttention } from '../connections/listConnections.ts';
import type { Settings } from '../options/checkOptions.ts';
import { accessOf } from '../permissions/accessOf.ts';
import type { SessionAccount, SessionRecord } from '../stores/SessionRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';

type Accounts = Pick<SessionRecord, 'owner' | 'accounts'>;
type LostAccount = Pick<SessionAccount, 'application' | 'connectionId'>;

/**
 * Returns the error for an account that was disconnected or has a new sign-in by now, or whose owner has changed when agents may use it
 * since it was read.
 */
export async function findDisconnected(
  settings: Settings,
  { owner, accounts }: Accounts,
  read: readonly ConnectionRecord[] = [],
): Promise<ConnectError | undefined> {
  const found = await Promise.all(accounts.map((account) => findHeld(settings, owner, account)));
  const lost = accounts.find((_, index) => !found[index]);
  if (lost) return lostError('not_connected', lost);
  const restricted = found.find(
    (current) =>
      current &&
      accessOf(settings, current) !== 'always' &&
      read.some(
        ({ id, accessChangedAt }) => id === current.id && accessChangedAt !== current.accessChangedAt,
      ),
  );
  return restricted && lostError('permission_required', toAccount(restricted));
}

/**
 * Returns the error for a browser that was ended from outside: its owner stopped it, disconnected an account, or changed when agents may
 * use one. Returns undefined if it ended in another way, or runs.
 */
export async function findEnd(
  settings: Settings,
  { owner, id, accounts }: SessionRecord,
): Promise<ConnectError | undefined> {
  const [current] = await settings.store.findSessions({ owner, id });
  if (current?.endReason === 'stopped') return new ConnectError('session_stopped');
  const lost = await findDisconnected(settings, { owner, accounts });
  if (lost || current?.endReason !== 'revoked') return lost;
  const held = await Promise.all(accounts.map((account) => findHeld(settings, owner, account)));
  const [changed] = held
    .filter((connection) => connection !== undefined)
    .toSorted((one, other) => other.accessChangedAt - one.accessChangedAt);
  return changed && lostError('permission_required', toAccount(changed));
}

/**
 * Returns the error for an account that a browser failed without. It reads the identities, because Anchor does not document how it
 * reports an unusable one. Returns undefined if no account is the reason, or if that cannot be found out.
 */
export async function findLost(
  settings: Settings,
  { owner, accounts }: Accounts,
  cause: unknown,
): Promise<ConnectError | undefined> {
  for (const account of accounts) {
    try {
      const connection = await findHeld(settings, owner, account);
      // It was disconnected or replaced meanwhile, so reconnecting would not help.
      if (!connection) return lostError('not_connected', account, cause);
      const identity = await refreshStatus(settings, connection);
      if (!identity || needsAttention(identity.status))
        return lostError('connection_not_ready', account, cause);
    } catch {
      // The caller receives the failure itself.
    }
  }
  return undefined;
}

/** Returns the connection of an account, if it still has the same sign-in. */
async function findHeld(
  { store }: Settings,
  owner: SessionRecord['owner'],
  { connectionId, identityId }: SessionAccount,
): Promise<ConnectionRecord | undefined> {
  const [current] = await store.findConnections({ owner, id: connectionId });
  return current?.identityId === identityId ? current : undefined;
}

function toAccount({ application, id }: ConnectionRecord): LostAccount {
  return { application, connectionId: id };
}

function lostError(
  code: 'not_connected' | 'connection_not_ready' | 'permission_required',
  { application, connectionId }: LostAccount,
  cause?: unknown,
): ConnectError {
  return new ConnectError(code, { application, connectionId, ...(cause !== undefined && { cause }) });
}
