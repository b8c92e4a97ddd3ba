import { attemptName } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Identity } from '../anchor/identity.ts';
import type { Settings } from '../options/checkOptions.ts';
import { tagConnection } from '../connections/checkConnection.ts';
import { finishDisconnect } from '../connections/disconnect.ts';
import { randomToken } from '../request/crypto.ts';
import { ofConnection } from '../events/eventFields.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import type { ConnectionRecord } from '../stores/ConnectionRecord.ts';
import { type Store, isSameOwner } from '../stores/store.ts';
import { announceEnd } from '../requests/endRequest.ts';
import { changeAttempt } from './changeAttempt.ts';
import { verifyIdentity } from './verifyIdentity.ts';

/** Refused and running verifications that one attempt may have. */
const maxVerifications = 30;

/** Milliseconds for all calls of Anchor during one callback. */
const budgetMs = 12_000;

/** The error codes of results without an identity. */
const codes = {
  none: 'invalid_callback',
  cancelled: 'attempt_cancelled',
  failed: 'identity_failed',
} as const;

/**
 * What a callback says. It is not proof. `failed` is any status that Anchor does not document. `none` means no query:
 * the relay page removes it, and the user reloaded that page.
 */
export type CallbackResult =
  | { status: 'success'; identityId: string }
  | { status: 'cancelled' | 'failed' | 'none' };

/**
 * Turns the result of a callback into a connection, or throws. It calls Anchor only for an open attempt, and writes the connection
 * only after Anchor has confirmed the identity.
 */
export async function finishAttempt(
  settings: Settings,
  attempt: AttemptRecord,
  result: CallbackResult,
): Promise<void> {
  const identityId = identityToVerify(settings, attempt, result);
  if (identityId === undefined) return;
  const counted = await countVerification(settings.store, attempt);

  // Stryker disable next-line ObjectLiteral: anchor/fullLanes.test.ts covers it, which takes too long here
  const limited = { ...settings, anchor: settings.anchorFor({ owner: attempt.owner, budgetMs }) };
  try {
    const renewed = await findRenewed(settings, attempt, identityId);
    const identity = await verifyIdentity(limited, attempt, identityId, renewed);
    const connection = await writeConnection(limited, attempt, result, identity, renewed);
    if (connection) await tagConnection(limited, connection, identity);
  } catch (error) {
    // Only a refusal stays counted: reloads and outages of Anchor must not use up the attempt.
    // Stryker disable next-line EqualityOperator: nothing here throws a ConnectError with status 500
    if (!(error instanceof ConnectError) || error.status >= 500) await uncount(settings.store, counted);
    throw error;
  }
  await uncount(settings.store, counted);
}

/**
 * Returns the identity that a callback of an open attempt names. Returns undefined if the attempt has connected it already. Throws for
 * every other result.
 */
export function identityToVerify(
  settings: Settings,
  attempt: AttemptRecord,
  result: CallbackResult,
): string | undefined {
  if (attempt.outcome !== null) return repeatAnswer(attempt, result);
  if (attempt.startedAt === null) throw new ConnectError('attempt_not_started');
  if (attempt.expiresAt <= settings.now()) throw new ConnectError('attempt_expired');
  if (result.status !== 'success') throw new ConnectError(codes[result.status]);
  return result.identityId;
}

/** Counts a verification that begins, or a refusal. */
export async function countVerification(store: Store, attempt: AttemptRecord): Promise<AttemptRecord> {
  const counted = await changeAttempt(store, attempt, ['verifications'], ({ verifications }) => {
    if (verifications >= maxVerifications) throw new ConnectError('too_many_verifications');
    return { verifications: verifications + 1 };
  });
  if (!counted) throw new ConnectError('attempt_cancelled');
  return counted;
}

async function uncount(store: Store, attempt: AttemptRecord): Promise<void> {
  await changeAttempt(store, attempt, ['verifications'], ({ verifications }) => ({
    verifications: verifications - 1,
  }));
}

/** Repeats the first answer of an attempt that has ended. Refuses another identity. */
function repeatAnswer(attempt: AttemptRecord, result: CallbackResult): undefined {
  if (attempt.outcome !== 'connected') throw new ConnectError(attempt.code ?? 'attempt_used');
  if (result.status === 'none') return;
  // Stryker disable next-line ConditionalExpression: the type is for TypeScript; other results have no identity
  if (result.status !== 'success' || result.identityId !== attempt.identityId)
    throw new ConnectError('attempt_used');
}

/**
 * Returns the connection that holds the identity already, if this attempt may renew it: the one to reconnect, or any of the same
 * owner and application. Refuses an identity of another connection before any call of Anchor.
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

/** Returns undefined if a concurrent callback with the same identity was first. */
async function writeConnection(
  settings: Settings,
  attempt: AttemptRecord,
  result: CallbackResult,
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
    defaultAccess: settings.agentAccess,
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
    repeatAnswer(closed, result);
    return;
  }
  const { connection, replaced, requests } = completion;
  const about = { attempt: attemptName(attempt.id), ...ofConnection(connection) };
  if (connection.id === connectionId) reporter.emit({ type: 'connection.created', ...about });
  else
    reporter.emit({
      type: 'connection.reconnected',
      accountChanged: previousAccountName !== null,
      ...about,
    });
  for (const request of requests) announceEnd(settings, request);
  if (replaced) await finishDisconnect(settings, replaced, 'replaced');
  return connection;
}

/** Anchor identifies an account by its name only. If one of the names is empty, this is unknown. */
function isOtherAccount(former: string, current: string): boolean {
  // Stryker disable next-line MethodExpression: upper case compares equally
  const [one, other] = [former, current].map((name) => name.normalize('NFC').trim().toLowerCase());
  return one !== '' && other !== '' && one !== other;
}
