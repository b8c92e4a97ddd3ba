import type { AttemptLimit } from './AttemptLimit.ts';
import type { Completion, CompletionResult } from './Completion.ts';
import { MemoryTable, takeDue } from './memoryTable.ts';
import type { CallerRecord, RequestLimit, RequestRecord } from './RequestRecord.ts';
import {
  clockSkewMs,
  isSameOwner,
  maxPauseMs,
  type AttemptRecord,
  type ConnectionKey,
  type ConnectionRecord,
  type Owner,
  type SessionRecord,
  type Store,
} from './store.ts';

const memoryStores = new WeakSet<object>();

/** Whether {@link memoryStore} made this store. */
export function isMemoryStore(store: object): boolean {
  return memoryStores.has(store);
}

/** Keeps everything in this process, for tests and for trying things out. All is lost when the process ends. */
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
  const sessions = new MemoryTable<SessionRecord>(({ identityId }) => [identityKey(identityId)]);
  const requests = new MemoryTable<RequestRecord>(({ owner }) => [userKey(owner)]);
  const callers = new MemoryTable<CallerRecord>(({ owner, requestId }) => [
    userKey(owner),
    callersKey(requestId),
  ]);
  const keys = new MemoryTable<{ id: string; expiresAt: number }>(() => []);

  const holderOf = (identityId: string) => connections.having(identityKey(identityId))[0];
  const findLive = (owner: Owner, id: string) => {
    const row = connections.get(id);
    return row && isLive(row, owner) ? row : undefined;
  };
  const findOne = (key: ConnectionKey) =>
    'identityId' in key ? holderOf(key.identityId) : findLive(key.owner, key.id);

  /** When the limit is no longer reached; 0 if it is not reached. */
  function limitedUntil({ owner, createdAt }: AttemptRecord, limit: AttemptLimit): number {
    const counted = attempts
      .having(limit.scope === 'user' ? userKey(owner) : tenantKey(owner))
      .filter(
        (attempt) =>
          attempt.createdAt > createdAt - limit.milliseconds && attempt.createdAt <= createdAt + clockSkewMs,
      );
    if (counted.length < limit.attempts) return 0;
    const last = counted.toSorted((a, b) => b.createdAt - a.createdAt)[limit.attempts - 1];
    return last ? Math.min(last.createdAt, createdAt) + limit.milliseconds : 0;
  }

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
      id: holder?.id ?? replaced?.id ?? completion.connectionId,
      owner: attempt.owner,
      application: attempt.application,
      identityId,
      accountName,
      previousAccountName,
      label: (holder ?? replaced)?.label ?? '',
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
    const answered = requests
      .having(userKey(attempt.owner))
      .filter((request) => isOpen(request, now) && isAnsweredBy(request, connection))
      .map((request) => requests.set({ ...request, outcome: 'connected', connectionId: connection.id }));
    return { result: 'connected', connection, replaced: tombstone, requests: answered };
  }

  // Each method is one synchronous block: nothing else runs in between.
  const store: Store = {
    async createAttempt(attempt, limits = []) {
      const retryAt = Math.max(0, ...limits.map((limit) => limitedUntil(attempt, limit)));
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
    async openRequest(request, caller, limit) {
      const known = caller && callers.get(caller.id);
      const knownRequest = known && requests.get(known.requestId);
      if (knownRequest) return { result: 'known', request: knownRequest, caller: known };
      const { owner, application, reconnects, createdAt } = request;
      const own = requests.having(userKey(owner));
      const same = own.filter((row) => row.application === application && row.reconnects === reconnects);
      const open = same.find((row) => isOpen(row, createdAt));
      if (open) {
        if (caller) callers.set({ ...caller, requestId: open.id });
        return { result: 'joined', request: open };
      }
      const retryAt = limit ? requestLimitedUntil(own, createdAt, limit) : 0;
      if (retryAt > 0) return { result: 'limited', retryAt };
      requests.set(request);
      if (caller) callers.set(caller);
      return { result: 'opened' };
    },
    async findRequest(key) {
      if ('thread' in key) {
        const { owner, application, thread } = key;
        const [request] = requests
          .having(userKey(owner))
          .filter((row) => row.outcome === 'connected' && row.application === application)
          .filter(({ id }) => callers.having(callersKey(id)).some((caller) => caller.thread === thread))
          .toSorted((a, b) => b.createdAt - a.createdAt);
        return request && { request, caller: null };
      }
      const caller = 'callerId' in key ? (callers.get(key.callerId) ?? null) : null;
      const request = requests.get('id' in key ? key.id : (caller?.requestId ?? ''));
      if (!request || ('owner' in key && !isSameOwner(request.owner, key.owner))) return undefined;
      return { request, caller };
    },
    async updateRequest(id, fields, now, where = {}) {
      const request = requests.get(id);
      if (!request || !isOpen(request, now) || !matches(request, where)) return undefined;
      return requests.set({ ...request, ...fields });
    },
    async supersedeRequests(owner, thread, now) {
      const open = requests.having(userKey(owner)).filter((request) => isOpen(request, now));
      return open.flatMap((request) => {
        const waiting = callers.having(callersKey(request.id)).filter(({ superseded }) => !superseded);
        const left = waiting.filter((caller) => caller.thread === thread);
        for (const caller of left) callers.set({ ...caller, superseded: true });
        if (left.length === 0 || left.length < waiting.length) return [];
        return [requests.set({ ...request, outcome: 'superseded' })];
      });
    },
    async expireRequests(now, limit) {
      return requests
        .all()
        .filter(({ outcome, expiresAt }) => outcome === null && expiresAt <= now)
        .slice(0, limit)
        .map((request) => requests.set({ ...request, outcome: 'expired' }));
    },
    async addSession(session) {
      sessions.set(session);
    },
    async endSessions(identityId, now) {
      return sessions
        .having(identityKey(identityId))
        .map((row) => sessions.set({ ...row, ending: true, nextCheckAt: now }));
    },
    async takeDueSessions(due) {
      return takeDue(sessions, due, ({ nextCheckAt }) => nextCheckAt);
    },
    async takeOnce(id, now, until) {
      const taken = keys.get(id);
      if (taken && taken.expiresAt > now && taken.expiresAt <= now + 2 * (until - now)) return false;
      keys.set({ id, expiresAt: until });
      return true;
    },
    async deleteOne(kind, id) {
      if (kind === 'connection') return connections.get(id)?.deleting === true && connections.delete(id);
      return (kind === 'session' ? sessions : keys).delete(id);
    },
    async deleteExpired(kind, before, limit) {
      const table = { attempt: attempts, request: requests, key: keys }[kind];
      const expired = table
        .all()
        .filter(({ expiresAt }) => expiresAt < before)
        .toSorted((a, b) => a.expiresAt - b.expiresAt)
        .slice(0, limit);
      for (const { id } of expired) {
        table.delete(id);
        for (const caller of callers.having(callersKey(id))) callers.delete(caller.id);
      }
      return expired.length;
    },
  };
  memoryStores.add(store);
  return store;
}

// The length separates tenant and user: `a b` and `c` are not `a` and `b c`.
const userKey = ({ tenantId, userId }: Owner) => `user ${tenantId.length} ${tenantId} ${userId}`;
const tenantKey = ({ tenantId }: Owner) => `tenant ${tenantId}`;
const stateKey = (stateHash: string) => `state ${stateHash}`;
const identityKey = (identityId: string) => `identity ${identityId}`;
const callersKey = (requestId: string) => `request ${requestId}`;

function isOpen({ outcome, expiresAt }: RequestRecord, now: number): boolean {
  return outcome === null && expiresAt > now;
}

function isAnsweredBy({ application, reconnects }: RequestRecord, connection: ConnectionRecord): boolean {
  return application === connection.application && (reconnects ?? connection.id) === connection.id;
}

/** When the limit is no longer reached; 0 if it is not reached. */
function requestLimitedUntil(
  own: RequestRecord[],
  now: number,
  { requests, milliseconds }: RequestLimit,
): number {
  const counted = own
    .map(({ createdAt }) => createdAt)
    .filter((time) => time > now - milliseconds && time <= now + clockSkewMs)
    .toSorted((a, b) => b - a);
  const last = counted[requests - 1];
  return last === undefined ? 0 : Math.min(last, now) + milliseconds;
}

function isLive(row: ConnectionRecord, owner: Owner): boolean {
  return !row.deleting && isSameOwner(row.owner, owner);
}

function matches<Row extends object>(row: Row, where: Partial<Row>): boolean {
  const current = new Map<string, unknown>(Object.entries(row));
  return Object.entries(where).every(([field, value]) => current.get(field) === value);
}
