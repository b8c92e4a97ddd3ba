import { isSameOwner } from './isSameOwner.ts';
import type { AttemptRecord, Completion, CompletionResult, ConnectionRecord, Owner, Store } from './store.ts';

/** Keeps everything in this process, for tests and first minutes. All is lost when the process ends. */
export function memoryStore(): Store {
  const attempts = new Map<string, AttemptRecord>();
  const connections = new Map<string, ConnectionRecord>();

  const byIdentity = (identityId: string) =>
    [...connections.values()].find((row) => row.identityId === identityId);
  const change = (id: string | undefined, fields: Partial<ConnectionRecord>) => {
    const row = id === undefined ? undefined : connections.get(id);
    if (row) connections.set(row.id, { ...row, ...fields });
  };
  const pending = (id: string) => {
    const attempt = attempts.get(id);
    return attempt?.status === 'pending' ? attempt : undefined;
  };

  const countOf = (owner: Owner, since: number) =>
    [...attempts.values()].filter((a) => isSameOwner(a.owner, owner) && a.createdAt >= since).length;

  // One synchronous block: nothing else runs in between.
  function complete(completion: Completion): CompletionResult {
    const attempt = pending(completion.attemptId);
    if (!attempt || attempt.expiresAt <= completion.now) return { result: 'settled' };

    const replaced = attempt.reconnects === null ? undefined : connections.get(attempt.reconnects);
    if (attempt.reconnects !== null && (!replaced || !isLive(replaced, attempt.owner)))
      return { result: 'gone' };

    const holder = byIdentity(completion.identityId);
    const mayKeep = replaced
      ? holder === replaced
      : holder && isLive(holder, attempt.owner) && holder.application === attempt.application;
    if (holder && !mayKeep) return { result: 'taken' };

    const connection: ConnectionRecord = holder ?? {
      id: replaced?.id ?? completion.connectionId,
      owner: attempt.owner,
      application: attempt.application,
      identityId: completion.identityId,
      accountName: completion.accountName,
      identityStatus: completion.identityStatus,
      connectedAt: completion.now,
      tagged: false,
      deleting: false,
    };
    const tombstone =
      replaced && !holder ? { ...replaced, id: completion.replacedId, tagged: true, deleting: true } : null;
    if (tombstone) connections.set(tombstone.id, tombstone);
    connections.set(connection.id, connection);
    attempts.set(attempt.id, {
      ...attempt,
      status: 'completed',
      identityId: completion.identityId,
      connectionId: connection.id,
    });
    return { result: 'completed', connection, replaced: tombstone };
  }

  return {
    async createAttempt(attempt, limit) {
      if (limit && countOf(attempt.owner, limit.since) >= limit.attempts) return false;
      attempts.set(attempt.id, attempt);
      return true;
    },
    async findAttempt(id) {
      return attempts.get(id);
    },
    async findAttemptByState(stateHash) {
      return [...attempts.values()].find((attempt) => attempt.stateHash === stateHash);
    },
    async startAttempt(id, stateHash, now) {
      const attempt = pending(id);
      if (!attempt || attempt.startedAt !== null || attempt.expiresAt <= now) return false;
      attempts.set(id, { ...attempt, stateHash, startedAt: now });
      return true;
    },
    async releaseAttempt(id, stateHash) {
      const attempt = pending(id);
      if (attempt?.stateHash === stateHash)
        attempts.set(id, { ...attempt, stateHash: null, startedAt: null });
    },
    async takeRound(id, max) {
      const attempt = attempts.get(id);
      if (!attempt || attempt.rounds >= max) return false;
      attempts.set(id, { ...attempt, rounds: attempt.rounds + 1 });
      return true;
    },
    async returnRound(id) {
      const attempt = attempts.get(id);
      if (attempt && attempt.rounds > 0) attempts.set(id, { ...attempt, rounds: attempt.rounds - 1 });
    },
    async endAttempt(id, status, code) {
      const attempt = pending(id);
      if (!attempt) return false;
      attempts.set(id, { ...attempt, status, code });
      return true;
    },
    async removeAttempts(before, limit) {
      const old = [...attempts.values()]
        .filter(({ expiresAt }) => expiresAt < before)
        .toSorted((a, b) => a.expiresAt - b.expiresAt)
        .slice(0, limit);
      for (const { id } of old) attempts.delete(id);
      return old.length;
    },
    async completeAttempt(completion) {
      return complete(completion);
    },
    async listConnections(owner) {
      return [...connections.values()]
        .filter((row) => isLive(row, owner))
        .toSorted((a, b) => b.connectedAt - a.connectedAt);
    },
    async findConnection(owner, id) {
      const row = connections.get(id);
      return row && isLive(row, owner) ? row : undefined;
    },
    async findConnectionByIdentity(identityId) {
      return byIdentity(identityId);
    },
    async listUnfinished(pendingStatus, limit) {
      return [...connections.values()]
        .filter((row) => row.deleting || !row.tagged || row.identityStatus === pendingStatus)
        .slice(0, limit);
    },
    async markTagged(identityId) {
      change(byIdentity(identityId)?.id, { tagged: true });
    },
    async updateIdentityStatus(identityId, identityStatus) {
      change(byIdentity(identityId)?.id, { identityStatus });
    },
    async markDeleting(owner, id) {
      const row = connections.get(id);
      if (!row || !isLive(row, owner)) return;
      change(id, { deleting: true });
      return connections.get(id);
    },
    async removeConnection(id) {
      if (connections.get(id)?.deleting) connections.delete(id);
    },
  };
}

function isLive(row: ConnectionRecord, owner: Owner): boolean {
  return !row.deleting && isSameOwner(row.owner, owner);
}
