import { attemptName } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Identity } from '../anchor/identity.ts';
import type { Settings } from '../checkOptions.ts';
import { tagConnection } from '../connections/checkConnection.ts';
import { finishDisconnect } from '../connections/disconnect.ts';
import { randomToken } from '../crypto.ts';
import { ofConnection } from '../events/ofConnection.ts';
import { type AttemptRecord, type ConnectionRecord, type Store, isSameOwner } from '../stores/store.ts';
import { changeAttempt } from './changeAttempt.ts';
import type { Claim } from './receiveCallback.ts';
import { verifyIdentity } from './verifyIdentity.ts';

/** Identities that may be refused for one attempt, together with those being verified at the same time. */
const maxVerifications = 30;

/** Milliseconds that Anchor may take for all calls of one callback together. */
const budgetMs = 12_000;

/** What an open attempt is told of a claim that brings no identity. */
const withoutIdentity = {
  none: 'invalid_callback',
  cancelled: 'attempt_cancelled',
  failed: 'identity_failed',
} as const;

/**
 * Turns a claim into a connection, or throws. Nothing is asked of Anchor before the attempt is known to be open, and
 * nothing is written before Anchor has confirmed the identity. Only the last step writes, and it writes once.
 */
export async function finishAttempt(settings: Settings, attempt: AttemptRecord, claim: Claim): Promise<void> {
  if (attempt.outcome !== null) return repeatAnswer(attempt, claim);
  if (attempt.startedAt === null) throw new ConnectError('attempt_not_started');
  if (attempt.expiresAt <= settings.now()) throw new ConnectError('attempt_expired');
  if (claim.status !== 'success') throw new ConnectError(withoutIdentity[claim.status]);
  const counted = await changeAttempt(settings.store, attempt, ['verifications'], ({ verifications }) => {
    if (verifications >= maxVerifications) throw new ConnectError('too_many_verifications');
    return { verifications: verifications + 1 };
  });
  if (!counted) throw new ConnectError('attempt_cancelled');

  const limited = { ...settings, anchor: settings.anchorFor({ owner: attempt.owner, budgetMs }) };
  try {
    const renewed = await findRenewed(settings, attempt, claim.identityId);
    const identity = await verifyIdentity(limited, attempt, claim.identityId, renewed);
    const connection = await write(limited, attempt, claim, identity, renewed);
    if (connection) await tagConnection(limited, connection, identity);
  } catch (error) {
    // Only a refusal stays counted: neither reloads of a good callback nor Anchor's absence may end an attempt.
    if (!(error instanceof ConnectError) || error.status >= 500) await uncount(settings.store, counted);
    throw error;
  }
  await uncount(settings.store, counted);
}

async function uncount(store: Store, attempt: AttemptRecord): Promise<void> {
  await changeAttempt(store, attempt, ['verifications'], ({ verifications }) => ({
    verifications: Math.max(0, verifications - 1),
  }));
}

/** A finished attempt answers as it did the first time; another identity on it is refused. */
function repeatAnswer(attempt: AttemptRecord, claim: Claim): void {
  if (attempt.outcome !== 'connected') throw new ConnectError(attempt.code ?? 'attempt_used');
  if (claim.status === 'none') return;
  if (claim.status !== 'success' || claim.identityId !== attempt.identityId)
    throw new ConnectError('attempt_used');
}

/**
 * The connection that holds the identity already and that this attempt may renew: the one that it reconnects, else any of the same
 * owner and application. An identity that another connection has is refused before Anchor is asked anything.
 */
async function findRenewed(
  { store }: Settings,
  attempt: AttemptRecord,
  identityId: string,
): Promise<ConnectionRecord | undefined> {
  const [holder] = await store.findConnections({ identityIds: [identityId] });
  if (!holder) return;
  if (
    !isSameOwner(holder.owner, attempt.owner) ||
    holder.deleting ||
    holder.application !== attempt.application ||
    (attempt.reconnects ?? holder.id) !== holder.id
  )
    throw new ConnectError('identity_taken');
  return holder;
}

/** The one write. Undefined if a parallel callback was first, with the same identity. */
async function write(
  settings: Settings,
  attempt: AttemptRecord,
  claim: Claim,
  identity: Identity,
  renewed: ConnectionRecord | undefined,
): Promise<ConnectionRecord | undefined> {
  const { store, reporter } = settings;
  const connectionId = randomToken();
  const [former] =
    attempt.reconnects === null
      ? [renewed]
      : await store.findConnections({ owner: attempt.owner, id: attempt.reconnects });
  const previousAccountName =
    former && isOtherAccount(former.accountName, identity.name) ? former.accountName : null;
  const completion = await store.completeAttempt({
    attemptId: attempt.id,
    identityId: identity.id,
    accountName: identity.name,
    identityStatus: identity.status,
    isRenewal: renewed !== undefined,
    previousAccountName,
    connectionId,
    replacedId: randomToken(),
    now: settings.now(),
  });
  if (completion.result === 'taken') throw new ConnectError('identity_taken');
  if (completion.result === 'gone') throw new ConnectError('not_connected');
  if (completion.result === 'closed') {
    const closed = await store.findAttempt({ id: attempt.id });
    if (!closed) throw new ConnectError('attempt_cancelled');
    if (closed.outcome === null) throw new ConnectError('attempt_expired');
    repeatAnswer(closed, claim);
    return;
  }
  const { connection, replaced } = completion;
  const about = { attempt: attemptName(attempt.id), ...ofConnection(connection) };
  if (connection.id === connectionId) reporter.emit({ type: 'connection.created', ...about });
  else
    reporter.emit({
      type: 'connection.reconnected',
      accountChanged: previousAccountName !== null,
      ...about,
    });
  if (replaced) await finishDisconnect(settings, replaced);
  return connection;
}

/**
 * Tells whether two names are of different accounts. Anchor has no other word for whose account it is; without a name on both
 * sides nothing is known.
 */
function isOtherAccount(former: string, current: string): boolean {
  const [one, other] = [former, current].map((name) => name.normalize('NFC').trim().toLowerCase());
  return one !== '' && other !== '' && one !== other;
}
