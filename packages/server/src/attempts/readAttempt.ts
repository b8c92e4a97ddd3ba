import { errorMessage, type Attempt, type ErrorCode } from '@kit/protocol';
import { ConnectError } from '../ConnectError.ts';
import type { Call } from '../request/Call.ts';
import type { Settings } from '../options/checkOptions.ts';
import { toConnection } from '../connections/listConnections.ts';
import { type Reply, jsonReply } from '../request/reply.ts';
import { requireUser } from '../request/readUser.ts';
import type { AttemptRecord } from '../stores/AttemptRecord.ts';
import { type Owner, isSameOwner } from '../stores/store.ts';

/** `GET /attempts/:id`, the only answer that the client trusts. */
export async function readAttempt(settings: Settings, call: Call): Promise<Reply> {
  const owner = await requireUser(settings, call);
  const attempt = await findOwnAttempt(settings, owner, call.id);
  return jsonReply(200, await describeAttempt(settings, attempt));
}

/** Returns an attempt of this owner. An unknown attempt and another owner's attempt have the same answer. */
export async function findOwnAttempt(settings: Settings, owner: Owner, id: string): Promise<AttemptRecord> {
  const attempt = await settings.store.findAttempt({ id });
  if (!attempt || !isSameOwner(attempt.owner, owner)) throw new ConnectError('not_found');
  return attempt;
}

/** Returns what the owner may see of an attempt. */
export async function describeAttempt(settings: Settings, attempt: AttemptRecord): Promise<Attempt> {
  const about = { attemptId: attempt.id, application: attempt.application };
  const { outcome } = attempt;
  if (outcome === null) {
    if (attempt.expiresAt <= settings.now())
      return { ...about, status: 'expired', ...explain('attempt_expired') };
    return { ...about, status: attempt.startedAt === null ? 'created' : 'started' };
  }
  if (outcome !== 'connected') return { ...about, status: outcome, ...explain(attempt.code ?? 'internal') };

  const [connection] = attempt.connectionId
    ? await settings.store.findConnections({ owner: attempt.owner, id: attempt.connectionId })
    : [];
  // The connection was disconnected since then.
  if (!connection) return { ...about, status: 'cancelled', ...explain('not_connected') };
  return { ...about, status: 'connected', connection: toConnection(settings, connection) };
}

function explain(code: ErrorCode): { code: ErrorCode; message: string } {
  return { code, message: errorMessage(code) };
}
