import type { Completion, CompletionResult } from './Completion.ts';
import { createSessionTables, deleteSession, memorySessions, type SessionTables } from './memorySessions.ts';
import {
  answerRequests,
  createRequestTables,
  deleteCallers,
  memoryRequests,
  type RequestTables,
} from './memoryRequests.ts';
import { limitedUntil, matches, MemoryTable, takeDue, userKey } from './memoryTable.ts';
import type { AttemptRecord } from './AttemptRecord.ts';
import type { ConnectionKey, ConnectionRecord } from './ConnectionRecord.ts';
import { isSameOwner, maxPauseMs, type Owner, type Store } from './store.ts';

/** The rows of a memory store. */
export interface MemoryTables {
  attempts: MemoryTable<AttemptRecord>;
  connections: MemoryTable<ConnectionRecord>;
  keys: MemoryTable<{ id: string; expiresAt: number }>;
  requestTables: RequestTables;
  sessionTables: SessionTables;
}

/** Creates empty tables. */
export function createMemoryTables(): MemoryTables {
  return {
    attempts: new MemoryTable<AttemptRecord>(({ owner, stateHash }) => [
      userKey(owner),
      tenantKey(owner),
      stateHash === null ? null : stateKey(stateHash),
    ]),
    connections: new MemoryTable<ConnectionRecord>(({ owner, identityId }) => [
      userKey(owner),
      identityKey(identityId),
    ]),
    keys: new MemoryTable<{ id: string; expiresAt: number }>(() => []),
    requestTables: createRequestTables(),
    sessionTables: createSessionTables(),
  };
}

/** A store that keeps its rows in these tables. */
export function memoryStoreOn({
  attempts,
  connections,
  keys,
  requestTables,
  sessionTables,
}: MemoryTables): Store {
  const { requests, callers } = requestTables;

  const holderOf = (identityId: string) => connections.having(identityKey(identityId))[0];
  const findLive = (owner: Owner, id: string) => {
    const row = connections.get(id);
    return row && isLive(row, owner) ? row : undefined;
  };
  const findOne = (key: ConnectionKey) =>
    'identityId' in key ? holderOf(key.identityId) : findLive(key.owner, key.id);

  const isOnly = ({ id, owner, application }: ConnectionRecord) =>
    !connections
      .having(userKey(owner))
      .some((row) => row.application === application && row.id !== id && !row.deleting);

  function complete(completion: Completion): CompletionResult {
    const attempt = attempts.get(completion.attemptId);
    if (!attempt || attempt.outcome !== null || attempt.expiresAt <= completion.now)
      return { result: 'closed' };

    const replaced = attempt.reconnects === null ? undefined : findLive(attempt.owner, attempt.reconnects);
    if (attempt.reconnects !== null && !replaced) return { result: 'gone' };

    const holder = holderOf(completion.identityId);
    const mayKeep = replaced
      ? holder === replaced
      : holder && isLive(holder, attempt.owner) && holder.application === attempt.application;
    if (completion.isRenewal && !mayKeep) return { result: 'gone' };
    if (holder && !mayKeep) return { result: 'taken' };

    const { identityId, accountName, identityStatus, previousAccountName, now } = completion;
    const check = { nextCheckAt: now, pendingChecks: 0 };
    const connection = connections.set({
      id: completion.connectionId,
      owner: attempt.owner,
      application: attempt.application,
      label: '',
      lastUsedAt: null,
      lastUsedBy: '',
      agentAccess: null,
      accessChangedAt: 0,
      ...(holder ?? replaced),
      ...(previousAccountName !== null && { accessChangedAt: now }),
      identityId,
      accountName,
      previousAccountName,
      identityStatus,
      connectedAt: now,
      tagged: false,
      deleting: false,
      ...check,
      priorityMs: 0,
    });
    const tombstone =
      replaced && !holder
        ? connections.set({
            ...replaced,
            ...check,
            id: completion.replacedId,
            tagged: true,
            deleting: true,
            priorityMs: 0,
          })
        : null;
    attempts.set({ ...attempt, outcome: 'connected', identityId, connectionId: connection.id });
    const answered = answerRequests(
      requestTables,
      connection,
      attempt.reconnects === null || isOnly(connection),
      completion,
    );
    return { result: 'connected', connection, replaced: tombstone, requests: answered };
  }

  // Each method is one synchronous block: nothing else runs in between.
  return {
    async createAttempt(attempt, limits = []) {
      const { owner, createdAt } = attempt;
      const times = limits.map(({ scope, attempts: max, milliseconds }) => {
        const rows = attempts.having(scope === 'user' ? userKey(owner) : tenantKey(owner));
        return limitedUntil(rows, max, milliseconds, createdAt);
      });
      const retryAt = Math.max(0, ...times);
      if (retryAt > 0) return { result: 'limited', retryAt };
      attempts.set(attempt);
      return { result: 'created' };
    },
    async findAttempt(key) {
      return 'id' in key ? attempts.get(key.id) : attempts.having(stateKey(key.stateHash))[0];
    },
    async updateAttempt(id, fields, where) {
      const attempt = attempts.get(id);
      if (!attempt || !matches(attempt, where)) return false;
      attempts.set({ ...attempt, ...fields });
      return true;
    },
    async completeAttempt(completion) {
      return complete(completion);
    },
    async findConnections(key) {
      if ('identityIds' in key) return key.identityIds.flatMap((id) => holderOf(id) ?? []);
      if (key.id !== undefined) return [findLive(key.owner, key.id)].flatMap((row) => row ?? []);
      return connections
        .having(userKey(key.owner))
        .filter(({ deleting }) => !deleting)
        .toSorted((a, b) => b.connectedAt - a.connectedAt);
    },
    async updateConnection(key, fields, where = {}) {
      const row = findOne(key);
      return row && matches(row, where) ? connections.set({ ...row, ...fields }) : undefined;
    },
    async disconnectAll(owner, fields) {
      for (const table of [attempts, requests, callers])
        for (const { id } of table.having(userKey(owner))) table.delete(id);
      for (const { id, endedAt } of sessionTables.sessions.having(userKey(owner)))
        if (endedAt !== null) deleteSession(sessionTables, id);
      return connections
        .having(userKey(owner))
        .map((row) => (row.deleting ? row : connections.set({ ...row, ...fields })))
        .filter(({ deleting }) => deleting);
    },
    async takeDueConnections(due) {
      for (const row of connections.all())
        if (row.nextCheckAt - row.priorityMs > due.now + maxPauseMs)
          connections.set({ ...row, nextCheckAt: due.now });
      return takeDue(connections, due, ({ nextCheckAt, priorityMs }) => nextCheckAt - priorityMs);
    },
    ...memoryRequests(requestTables),
    ...memorySessions(sessionTables),
    async takeOnce(id, now, until) {
      const taken = keys.get(id);
      if (taken && taken.expiresAt > now && taken.expiresAt <= now + 2 * (until - now)) return false;
      keys.set({ id, expiresAt: until });
      return true;
    },
    async isTaken(id, now) {
      return (keys.get(id)?.expiresAt ?? now) > now;
    },
    async deleteOne(kind, id) {
      if (kind === 'connection') return connections.get(id)?.deleting === true && connections.delete(id);
      return kind === 'session' ? deleteSession(sessionTables, id) : keys.delete(id);
    },
    async deleteExpired(kind, before, limit) {
      const table = { attempt: attempts, request: requests, session: sessionTables.sessions, key: keys }[
        kind
      ];
      const expired = table
        .all()
        .filter(({ expiresAt }) => expiresAt < before)
        .toSorted((a, b) => a.expiresAt - b.expiresAt)
        .slice(0, limit);
      for (const { id } of expired) {
        if (kind === 'session') deleteSession(sessionTables, id);
        else table.delete(id);
        if (kind === 'request') deleteCallers(requestTables, id);
      }
      return expired.length;
    },
  };
}

const tenantKey = ({ tenantId }: Owner) => `tenant ${tenantId}`;
const stateKey = (stateHash: string) => `state ${stateHash}`;
const identityKey = (identityId: string) => `identity ${identityId}`;

function isLive(row: ConnectionRecord, owner: Owner): boolean {
  return !row.deleting && isSameOwner(row.owner, owner);
}
