import { isSameOwner } from './isSameOwner.ts';
import { memorySessions } from './memorySessions.ts';
import { memoryStores } from './memoryStores.ts';
import { MemoryTable, takeDue } from './memoryTable.ts';
import { clockSkew, maxPauseMs } from './store.ts';
import type {
  AttemptLimit,
  AttemptRecord,
  Completion,
  CompletionResult,
  ConnectionRecord,
  Owner,
  Store,
} from './store.ts';

/** Keeps everything in this process, for tests and first minutes. All is lost when the process ends. */
export function memoryStore(...none: never[]): Store {
  if (none.length > 0)
    throw new TypeError(
      'memoryStore keeps everything in this process and accepts no database. Write sqlStore(postgres(pool)) or sqlStore(sqlite(database)), from @kit/server/stores/sql.',
    );
  const attempts = new MemoryTable<AttemptRecord>(({ owner, stateHash }) => [
    userKey(owner),
    tenantKey(owner),
    stateHash === null ? null : stateKey(stateHash),
  ]);
  const connections = new MemoryTable<ConnectionRecord>(({ owner, identityId }) => [
    userKey(owner),
    identityKey(identityId),
  ]);
  const deliveries = new Map<string, number>();
  const turns = new Map<string, number>();

  const byIdentity = (identityId: string) => connections.having(identityKey(identityId))[0];
  const change = (row: ConnectionRecord | undefined, fields: Partial<ConnectionRecord>) =>
    row && connections.set({ ...row, ...fields });
  const live = (owner: Owner, id: string) => {
    const row = connections.get(id);
    return row && isLive(row, owner) ? row : undefined;
  };
  const pending = (id: string) => {
    const attempt = attempts.get(id);
    return attempt?.status === 'pending' ? attempt : undefined;
  };

  /** When the attempt that fills the limit falls out of it; 0 while the limit is not reached. */
  function fullUntil({ owner, createdAt }: AttemptRecord, limit: AttemptLimit): number {
    const counted = attempts
      .having(limit.scope === 'user' ? userKey(owner) : tenantKey(owner))
      .filter(
        (attempt) =>
          attempt.createdAt > createdAt - limit.milliseconds && attempt.createdAt <= createdAt + clockSkew,
      );
    if (counted.length < limit.attempts) return 0;
    const filling = counted.toSorted((a, b) => b.createdAt - a.createdAt)[limit.attempts - 1];
    return filling ? Math.min(filling.createdAt, createdAt) + limit.milliseconds : 0;
  }

  // One synchronous block: nothing else runs in between.
  function complete(completion: Completion): CompletionResult {
    const attempt = pending(completion.attemptId);
    if (!attempt || attempt.expiresAt <= completion.now) return { result: 'settled' };

    const replaced = attempt.reconnects === null ? undefined : live(attempt.owner, attempt.reconnects);
    if (attempt.reconnects !== null && !replaced) return { result: 'gone' };

    const holder = byIdentity(completion.identityId);
    const mayKeep = replaced
      ? holder === replaced
      : holder && isLive(holder, attempt.owner) && holder.application === attempt.application;
    if (completion.isRenewal && !mayKeep) return { result: 'gone' };
    if (holder && !mayKeep) return { result: 'taken' };

    const { identityId, accountName, identityStatus, previousAccountName, now: dueAt } = completion;
    const connection: ConnectionRecord = connections.set({
      id: holder?.id ?? replaced?.id ?? completion.connectionId,
      owner: attempt.owner,
      application: attempt.application,
      identityId,
      accountName,
      previousAccountName,
      label: (holder ?? replaced)?.label ?? '',
      identityStatus,
      connectedAt: completion.now,
      tagged: false,
      deleting: false,
      dueAt,
      looks: 0,
    });
    const tombstone =
      replaced && !holder
        ? connections.set({
            ...replaced,
            id: completion.replacedId,
            tagged: true,
            deleting: true,
            dueAt,
            looks: 0,
          })
        : null;
    attempts.set({ ...attempt, status: 'completed', identityId, connectionId: connection.id });
    return { result: 'completed', connection, replaced: tombstone };
  }

  const store: Store = {
    async createAttempt(attempt, limits = []) {
      const retryAt = Math.max(0, ...limits.map((limit) => fullUntil(attempt, limit)));
      if (retryAt > 0) return { result: 'limited', retryAt };
      attempts.set(attempt);
      return { result: 'created' };
    },
    async findAttempt(id) {
      return attempts.get(id);
    },
    async findAttemptByState(stateHash) {
      return attempts.having(stateKey(stateHash))[0];
    },
    async takeStart(id, max, now) {
      const attempt = attempts.get(id);
      if (!attempt || attempt.starts >= max) return false;
      attempts.set({ ...attempt, starts: attempt.starts + 1, startedAt: attempt.startedAt ?? now });
      return true;
    },
    async releaseStart(id) {
      const attempt = pending(id);
      if (!attempt || attempt.starts === 0) return;
      const startedAt = attempt.stateHash === null ? null : attempt.startedAt;
      attempts.set({ ...attempt, starts: attempt.starts - 1, startedAt });
    },
    async startAttempt(id, stateHash, now) {
      const attempt = pending(id);
      if (!attempt || attempt.expiresAt <= now) return false;
      attempts.set({ ...attempt, stateHash, startedAt: attempt.startedAt ?? now });
      return true;
    },
    async takeRound(id, max) {
      const attempt = attempts.get(id);
      if (!attempt || attempt.rounds >= max) return false;
      attempts.set({ ...attempt, rounds: attempt.rounds + 1 });
      return true;
    },
    async returnRound(id) {
      const attempt = attempts.get(id);
      if (attempt && attempt.rounds > 0) attempts.set({ ...attempt, rounds: attempt.rounds - 1 });
    },
    async endAttempt(id, status, code) {
      const attempt = pending(id);
      if (!attempt) return false;
      attempts.set({ ...attempt, status, code });
      return true;
    },
    async removeAttempts(before, limit) {
      const old = attempts
        .all()
        .filter(({ expiresAt }) => expiresAt < before)
        .toSorted((a, b) => a.expiresAt - b.expiresAt)
        .slice(0, limit);
      for (const { id } of old) attempts.delete(id);
      return old.length;
    },
    async takeDelivery(id, expiresAt) {
      if (deliveries.has(id)) return false;
      deliveries.set(id, expiresAt);
      return true;
    },
    async returnDelivery(id) {
      deliveries.delete(id);
    },
    async removeDeliveries(before, limit) {
      const old = [...deliveries].filter(([, expiresAt]) => expiresAt < before).slice(0, limit);
      for (const [id] of old) deliveries.delete(id);
      return old.length;
    },
    async takeTurn(task, now, pauseMs) {
      const ranAt = turns.get(task);
      if (ranAt !== undefined && ranAt > now - pauseMs && ranAt <= now + pauseMs) return false;
      turns.set(task, now);
      return true;
    },
    async completeAttempt(completion) {
      return complete(completion);
    },
    async listConnections(owner) {
      return connections
        .having(userKey(owner))
        .filter(({ deleting }) => !deleting)
        .toSorted((a, b) => b.connectedAt - a.connectedAt);
    },
    async findConnection(owner, id) {
      return live(owner, id);
    },
    async findConnectionByIdentity(identityId) {
      return byIdentity(identityId);
    },
    async findKnownIdentities(identityIds) {
      return identityIds.filter(byIdentity);
    },
    async renameConnection(owner, id, label) {
      return change(live(owner, id), { label });
    },
    async takeDue(now, until, limit) {
      for (const row of connections.all()) if (row.dueAt > now + maxPauseMs) change(row, { dueAt: now });
      return takeDue(connections, now, until, limit);
    },
    async setDue(identityId, dueAt, looks, heldUntil) {
      const row = byIdentity(identityId);
      if (heldUntil === undefined || row?.dueAt === heldUntil) change(row, { dueAt, looks });
    },
    async markTagged(identityId, dueAt) {
      const row = byIdentity(identityId);
      if (!row?.deleting) change(row, { tagged: true, dueAt, looks: 0 });
    },
    async updateIdentityStatus(identityId, identityStatus) {
      change(byIdentity(identityId), { identityStatus });
    },
    async markDeleting(owner, id, dueAt) {
      return change(live(owner, id), { deleting: true, dueAt, looks: 0 });
    },
    async markAllDeleting(owner, dueAt) {
      for (const { id } of attempts.having(userKey(owner))) attempts.delete(id);
      return connections
        .having(userKey(owner))
        .map((row) => (row.deleting ? row : connections.set({ ...row, deleting: true, dueAt, looks: 0 })));
    },
    async removeConnection(id) {
      if (!connections.get(id)?.deleting) return false;
      connections.delete(id);
      return true;
    },
    ...memorySessions(),
  };
  memoryStores.add(store);
  return store;
}

// With its length the tenant ends where it ends: `a b` and `c` are others than `a` and `b c`.
const userKey = ({ tenantId, userId }: Owner) => `user ${tenantId.length} ${tenantId} ${userId}`;
const tenantKey = ({ tenantId }: Owner) => `tenant ${tenantId}`;
const stateKey = (stateHash: string) => `state ${stateHash}`;
const identityKey = (identityId: string) => `identity ${identityId}`;

function isLive(row: ConnectionRecord, owner: Owner): boolean {
  return !row.deleting && isSameOwner(row.owner, owner);
}
